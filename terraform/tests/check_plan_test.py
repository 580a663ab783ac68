"""check-plan finds each wrong that is put in, and nothing else. Usage: check_plan_test.py WORK_FOLDER (with the plans in it)"""

import copy
import importlib.machinery
import importlib.util
import json
import pathlib
import re
import sys
import unittest

HERE = pathlib.Path(__file__).parent
WORK = pathlib.Path(sys.argv.pop(1)) if len(sys.argv) > 1 and not sys.argv[1].startswith("-") else HERE
ENVIRONMENTS = ("dev", "staging", "prod")

loader = importlib.machinery.SourceFileLoader("check_plan", str(HERE.parent / "check-plan"))
check_plan = importlib.util.module_from_spec(importlib.util.spec_from_loader("check_plan", loader))
sys.dont_write_bytecode = True
loader.exec_module(check_plan)


def plan_of(root):
    return json.loads((WORK / root / "plan.json").read_text())


def rules_of(plan):
    found = {}
    for address, rule, _ in check_plan.findings(plan):
        found.setdefault(address, set()).add(rule)
    return found


def expected_wrongs():
    """What the files of tests/wrong say of themselves."""
    expected = {}
    for file in sorted((HERE / "wrong").glob("*.tf")):
        for kind, name, rules in re.findall(r'^resource "(\w+)" "(\w+)" \{ # breaks: (.*)$', file.read_text(), re.M):
            if rules != "as each.value.breaks says":
                expected[f"{kind}.{name}"] = set(rules.split())
    return expected


class EachWrongIsFound(unittest.TestCase):
    def test_fixtures_break_what_they_say_and_nothing_else(self):
        plan = plan_of("tests/wrong")
        expected = expected_wrongs()
        for change in plan["resource_changes"]:
            breaks = (change["change"]["after"].get("labels") or {}).get("breaks")
            if breaks:
                expected[change["address"]] = {breaks}
        self.assertEqual(expected, rules_of(plan))

    def test_each_rule_has_a_fixture(self):
        broken = set().union(*rules_of(plan_of("tests/wrong")).values())
        self.assertEqual(set(check_plan.RULES), broken)


class TheEnvironments(unittest.TestCase):
    """The plans of the environments are clean, and would not be with anything taken away or added."""

    def mutations(self, plan):
        for index, change in enumerate(plan["resource_changes"]):
            if change["mode"] != "managed":
                continue
            kind, after = change["type"], change["change"]["after"]
            if kind.endswith("_iam_member"):
                yield index, ["member"], "allUsers", {"public"}
                yield index, ["role"], "roles/owner", {"basic-role"}
                yield index, ["role"], "roles/editor", {"basic-role"}
            if kind in check_plan.KEY_AT:
                yield index, check_plan.KEY_AT[kind].split("."), None, {"cmek"}
            if kind == "google_storage_bucket":
                yield index, ["lifecycle_rule"], [], {"retention"}
                yield index, ["public_access_prevention"], "inherited", {"public"}
                if after["labels"]["holds"] not in check_plan.SHORT_LIVED:
                    yield index, ["versioning", "enabled"], False, {"retention"}
            if kind == "google_bigquery_dataset":
                yield index, ["access"], [], {"public"}
            if kind == "google_kms_crypto_key":
                yield index, ["rotation_period"], None, {"rotation"}
            if kind == "google_pubsub_topic":
                yield index, ["message_retention_duration"], None, {"retention"}
            if kind == "google_compute_subnetwork":
                yield index, ["private_ip_google_access"], False, {"public-address"}

    def test_clean(self):
        for root in ["bootstrap"] + [f"environments/{name}" for name in ENVIRONMENTS]:
            with self.subTest(root):
                self.assertEqual([], check_plan.findings(plan_of(root)))

    def test_anything_taken_away_is_found(self):
        count = 0
        for name in ENVIRONMENTS:
            plan = plan_of(f"environments/{name}")
            given = check_plan.expressions_of(plan["configuration"]["root_module"])
            for index, path, value, rules in self.mutations(plan):
                change = copy.deepcopy(plan["resource_changes"][index])
                put(change["change"]["after"], path, value)
                resource = check_plan.Resource(change, given.get(re.sub(r"\[[^\]]*\]", "", change["address"]), {}))
                found = {rule for rule, _ in check_plan.check(resource)}
                self.assertTrue(rules <= found, f"{change['address']}: {'.'.join(path)} = {value}: {found}")
                count += 1
        print(f"{count} single changes of the three plans, each found")
        self.assertGreater(count, 500)

    def test_grants_are_those_that_were_reviewed(self):
        """A grant that is new or gone shows in the file's difference: `terraform/test --accept-grants` after somebody looked."""
        for name in ENVIRONMENTS:
            with self.subTest(name):
                reviewed = (HERE / "grants" / f"{name}.txt").read_text().splitlines()
                self.assertEqual(reviewed, check_plan.grants(plan_of(f"environments/{name}")))

    def test_no_client_reads_what_is_not_its_own(self):
        """Groups of clients are on no list but their own dataset's."""
        for line in check_plan.grants(plan_of("tests/full")):
            if "@client.example" in line or "@freelancer.example" in line:
                who = re.match(r"group:(\w+)@(?:client|freelancer)\.example", line).group(1)
                self.assertRegex(line, rf"\| READER \| dataset client_{who}$")


def put(value, path, new):
    for name in path[:-1]:
        value = value[name]
        if isinstance(value, list):
            value = value[0]
    value[path[-1]] = new


if __name__ == "__main__":
    unittest.main(verbosity=1)
