"""Reconstructs the schema of the Google providers from the typed bindings that are published for them.

Where the providers themselves cannot be fetched, Terraform has nothing to check our files against. The bindings were generated
from the providers' schema and say of every argument what type it has and whether it is required, optional or computed; they do
not say which values are allowed, what excludes what, or what forces a resource to be made anew. So what passes against this
schema has names and types that the provider knows. It may still be refused by the real one.

Usage: schema.py BINDINGS_FOLDER OUTPUT_FILE TYPE... (`data.google_project` for a data source)
"""

import base64
import json
import pathlib
import re
import sys

FLAGS = re.compile(r"// (\w+) - computed: (true|false), optional: (true|false), required: (true|false)\n(.*?)\n  }\n", re.S)
CLASS = re.compile(r"^export class (\w+) extends cdktf\.(\w+) \{(.*?)^\}", re.S | re.M)
TO_HCL = re.compile(r"^export function (\w+)ToHclTerraform\(.*?const attrs = \{\n(.*?)\n  \}", re.S | re.M)
SYNTHESIS = re.compile(r"synthesizeHclAttributes\(\).*?const attrs = \{\n(.*?)\n    \};", re.S)
HCL_ATTRIBUTE = re.compile(
    r"^ +(\w+): \{\n\s+value: .*\n\s+isBlock: (true|false),\n\s+type: \"(\w+)\",\n\s+storageClassType: \"(\w+)\"", re.M)
NESTED = re.compile(r"new (\w+?)(List|Map|OutputReference)\(this, \"\w+\"(?:, (true|false))?\)")
SIMPLE = {
    "string": "string", "number": "number", "boolean": "bool", "any": "dynamic",
    "stringList": ["list", "string"], "numberList": ["list", "number"], "booleanList": ["list", "bool"],
    "stringMap": ["map", "string"], "numberMap": ["map", "number"], "booleanMap": ["map", "bool"], "anyMap": ["map", "string"],
}
GETTERS = {
    "String": "string", "Number": "number", "Boolean": "bool", "List": ["list", "string"], "NumberList": ["list", "number"],
    "StringMap": ["map", "string"], "NumberMap": ["map", "number"], "BooleanMap": ["map", "bool"], "AnyMap": ["map", "string"],
}


class Source:
    """The binding of one resource or data source: its classes and what is a block in them."""

    def __init__(self, text):
        self.classes = {m.group(1): m.group(3) for m in CLASS.finditer(text)}
        self.top = next(m.group(1) for m in CLASS.finditer(text) if m.group(2) in ("TerraformResource", "TerraformDataSource"))
        self.hcl = {m.group(1).lower(): attributes(m.group(2)) for m in TO_HCL.finditer(text)}
        self.hcl[self.top.lower()] = attributes(SYNTHESIS.search(self.classes[self.top]).group(1))

    def block(self, name, body=None):
        """A block's attributes and the blocks in it."""
        body = self.classes[name + "OutputReference"] if body is None else body
        told = self.hcl.get(name.lower(), {})
        result = {"attributes": [], "blocks": []}
        for attribute, computed, optional, required, code in FLAGS.findall(body):
            nested = NESTED.search(code)
            is_block, kind, storage = told.get(attribute, (False, None, None))
            if is_block:
                inner = self.block(re.sub("List$", "", storage) if not nested else nested.group(1))
                many = bool(nested) and nested.group(2) == "List"
                result["blocks"].append({
                    "name": attribute, "nesting": "single" if kind == "struct" else kind, "block": inner,
                    "min": int(required == "true" and kind != "struct"), "max": 0 if many or kind == "struct" else 1})
                continue
            result["attributes"].append({
                "name": attribute, "type": self.type_of(code, kind, storage, nested), "computed": computed == "true",
                "optional": optional == "true", "required": required == "true"})
        return result

    def type_of(self, code, kind, storage, nested):
        if storage in SIMPLE:
            simple = SIMPLE[storage]
            return ["set", simple[1]] if kind == "set" else simple
        if nested:
            fields = {a["name"]: a["type"] for a in self.block(nested.group(1))["attributes"]}
            shape = ["object", fields]
            if nested.group(2) == "OutputReference":
                return shape
            if nested.group(2) == "Map":
                return ["map", shape]
            return ["set" if nested.group(3) == "true" else "list", shape]
        maps = re.search(r"new cdktf\.(\w+?)Map(List)?\(", code)
        if maps:
            simple = GETTERS[maps.group(1) + "Map"]
            return ["list", simple] if maps.group(2) else simple
        getter = re.search(r"this\.get(\w+)Attribute\(", code)
        if not getter:
            return "dynamic"
        simple = GETTERS[getter.group(1)]
        return ["set", simple[1]] if "Fn.tolist" in code and isinstance(simple, list) else simple


def attributes(text):
    return {name: (block == "true", kind, storage) for name, block, kind, storage in HCL_ATTRIBUTE.findall(text)}


def typescript(javascript):
    """The text a binding was compiled from, which stands in its source map and keeps the comments."""
    encoded = javascript.rsplit("base64,", 1)[1].strip()
    return json.loads(base64.b64decode(encoded))["sourcesContent"][0]


def main(folder, output, types):
    library = pathlib.Path(folder) / "lib"
    known = {re.sub("[-_]", "", d.name): d for d in library.iterdir() if d.is_dir()}
    result = {"provider": None, "resources": {}, "data_sources": {}}
    absent = []
    for name in sorted(set(types) | {"provider"}):
        data = name.startswith("data.")
        bare = name.removeprefix("data.")
        keys = ["data" + bare] if data else [bare, bare.removeprefix("google_")]
        key = next((k for k in (re.sub("[-_]", "", k) for k in keys) if k in known), None)
        if key is None:
            absent.append(name)
            continue
        text = typescript((known[key] / "index.js").read_text())
        if name == "provider":
            result["provider"] = provider(text)
            continue
        source = Source(text)
        result["data_sources" if data else "resources"][bare] = source.block(source.top, source.classes[source.top])
    pathlib.Path(output).write_text(json.dumps(result))
    return absent


def provider(text):
    """All arguments of the provider's own block are optional."""
    told = attributes(SYNTHESIS.search(text).group(1))
    return {"attributes": [
        {"name": name, "type": SIMPLE.get(storage, "dynamic"), "computed": False, "optional": True, "required": False}
        for name, (block, _, storage) in told.items() if not block and storage in SIMPLE and name != "alias"], "blocks": []}


if __name__ == "__main__":
    for missing in main(sys.argv[1], sys.argv[2], sys.argv[3:]):
        print(missing)
