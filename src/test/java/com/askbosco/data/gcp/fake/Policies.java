package com.askbosco.data.gcp.fake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.zetasql.resolvedast.ResolvedCreateStatementEnums.CreateMode;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedCreateRowAccessPolicyStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedDropRowAccessPolicyStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedLiteral;
import java.util.ArrayList;
import java.util.List;

/** Row access policies: kept with their table and told by the API; {@link RowAccess} enforces them. */
final class Policies {
  private final Names names;

  Policies(Names names) {
    this.names = names;
  }

  Outcome create(ResolvedCreateRowAccessPolicyStmt create) {
    Table table = names.table(create.getTargetNamePath());
    ObjectNode policies = table.resource().withObject("/_policies");
    boolean there = policies.has(create.getName());
    if (there && create.getCreateMode() == CreateMode.CREATE_IF_NOT_EXISTS) {
      return Outcome.ddl("CREATE_ROW_ACCESS_POLICY", "SKIP", Outcome.reference(table));
    }
    if (there && create.getCreateMode() != CreateMode.CREATE_OR_REPLACE) {
      throw new ApiException(
          "duplicate",
          "Already Exists: Row access policy " + create.getName() + " on table " + table.path());
    }
    ObjectNode policy = policies.putObject(create.getName());
    policy.put("filterPredicate", create.getPredicateStr());
    var grantees = policy.putArray("grantees");
    for (String grantee : grantees(create)) {
      if (!grantee.matches(
          "(?:user|group|serviceAccount|domain):.+|allUsers|allAuthenticatedUsers|principal(?:Set)?://.+")) {
        throw ApiException.query("Invalid grantee: " + grantee);
      }
      grantees.add(grantee);
    }
    return Outcome.ddl(
        "CREATE_ROW_ACCESS_POLICY", there ? "REPLACE" : "CREATE", Outcome.reference(table));
  }

  private static List<String> grantees(ResolvedCreateRowAccessPolicyStmt create) {
    List<String> grantees = new ArrayList<>(create.getGranteeList());
    create
        .getGranteeExprList()
        .forEach(
            expression -> grantees.add(((ResolvedLiteral) expression).getValue().getStringValue()));
    return grantees;
  }

  Outcome drop(ResolvedDropRowAccessPolicyStmt drop) {
    Table table = names.table(drop.getTargetNamePath());
    ObjectNode policies = table.resource().withObject("/_policies");
    if (drop.getIsDropAll()) {
      policies.removeAll();
      return Outcome.ddl("DROP_ALL_ROW_ACCESS_POLICIES", "DROP", Outcome.reference(table));
    }
    if (policies.remove(drop.getName()) == null && !drop.getIsIfExists()) {
      throw ApiException.notFound(
          "Row access policy " + drop.getName() + " on table " + table.path());
    }
    return Outcome.ddl("DROP_ROW_ACCESS_POLICY", "DROP", Outcome.reference(table));
  }
}
