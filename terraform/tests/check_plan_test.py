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
PRODUCT = HERE.parent.parent
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


class TheRestOfTheProduct(unittest.TestCase):
    """What is named here and elsewhere is the same."""

    def test_the_deployer_may_grant_what_the_environments_grant(self):
        bootstrap = plan_of("bootstrap")
        lists = [r.get("condition.expression") for r in check_plan.resources_of(bootstrap) if r.get("role") == "roles/resourcemanager.projectIamAdmin"]
        may = {role.split("/")[-1] for role in re.findall(r"'((?:projects|roles)/[^']+)'", lists[0])}
        does = {r.get("role").split("/")[-1] for root in ["tests/full"] + [f"environments/{name}" for name in ENVIRONMENTS]
                for r in check_plan.resources_of(plan_of(root)) if r.type == "google_project_iam_member"}
        self.assertEqual(set(), does - may, "add them to `grantable` in bootstrap/main.tf")
        self.assertEqual(set(), may - does, "take them out of `grantable` in bootstrap/main.tf: nothing grants them")

    def test_roles_of_ours_are_made(self):
        made = {r.get("role_id") for r in check_plan.resources_of(plan_of("bootstrap")) if r.type == "google_project_iam_custom_role"}
        used = {role for line in check_plan.grants(plan_of("tests/full")) for role in re.findall(r"projects/[^/]+/roles/(\w+)", line)}
        self.assertEqual(set(), used - made)

    def test_each_class_of_personal_data_has_a_tag(self):
        canon = PRODUCT / "src/main/resources/canon"
        classes = {c for file in canon.glob("*.yaml") for c in re.findall(r"\bpii: (\w+)", file.read_text())} - {"none"}
        tags = {r.get("display_name") for r in check_plan.resources_of(plan_of("tests/full")) if r.type == "google_data_catalog_policy_tag"}
        self.assertEqual(classes, tags)

    def test_each_alert_has_a_runbook(self):
        for r in check_plan.resources_of(plan_of("tests/full")):
            if r.type == "google_monitoring_alert_policy":
                file = re.search(r"docs/runbooks/[a-z-]+\.md", r.get("documentation.content")).group()
                self.assertTrue((PRODUCT / file).is_file(), f"{r.address}: {file}")

    def test_counted_events_are_written(self):
        """Each event that a metric counts is one that the code writes."""
        sources = "\n".join(file.read_text() for file in (PRODUCT / "src/main/java").rglob("*.java") if "LogFields" in file.read_text())
        written = set(re.findall(r'event\("(\w+)"\)', sources)) | set(re.findall(r'and\("event", "(\w+)"\)', sources))
        counted = {re.search(r'custom_data\.event="(\w+)"', r.get("filter")).group(1)
                   for r in check_plan.resources_of(plan_of("tests/full")) if r.type == "google_logging_metric"}
        self.assertEqual(set(), counted - written)

    def test_dags_find_their_variables(self):
        settings = PRODUCT / "composer/dags/bosco/settings.py"
        if not settings.is_file():
            self.skipTest("there are no DAGs")
        fields = set(re.findall(r"^    (\w+): str$", settings.read_text(), re.M))
        given = plan_of("environments/prod")["planned_values"]["outputs"]["airflow_variables"]["value"]
        self.assertEqual(set(), fields - set(given), "add them to `airflow` in modules/platform/outputs.tf")

    def test_the_streaming_job_is_given_what_its_template_asks_for(self):
        asked = json.loads((PRODUCT / "templates/ingest/metadata.json").read_text())["parameters"]
        job = next(r for r in check_plan.resources_of(plan_of("tests/full")) if r.type == "google_dataflow_flex_template_job")
        given = job.get("parameters")
        self.assertEqual(set(), set(given) - {p["name"] for p in asked})
        self.assertEqual(set(), {p["name"] for p in asked if not p.get("isOptional")} - set(given))
        for parameter in asked:
            for regex in parameter.get("regexes", []):
                if parameter["name"] in given:
                    self.assertRegex(given[parameter["name"]], regex)

    def test_templates_may_use_their_folders(self):
        """Each template's job has its own folder of files on their way, which its account may use."""
        templates = {file.parent.name for file in (PRODUCT / "templates").glob("*/metadata.json")}
        told = "\n".join(check_plan.grants(plan_of("environments/prod")))
        for template in templates:
            self.assertRegex(told, rf'-temp/objects/{template}/')


def put(value, path, new):
    for name in path[:-1]:
        value = value[name]
        if isinstance(value, list):
            value = value[0]
    value[path[-1]] = new


if __name__ == "__main__":
    unittest.main(verbosity=1)
