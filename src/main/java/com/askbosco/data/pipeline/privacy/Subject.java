package com.askbosco.data.pipeline.privacy;

import com.askbosco.data.rules.Pseudonyms;
import com.askbosco.data.spec.ErasureRequest;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** One request and the pseudonyms of its person found so far. Not thread-safe. */
final class Subject {
  private final ErasureRequest request;
  private final Set<String> pseudonyms;

  private Subject(ErasureRequest request, Set<String> pseudonyms) {
    this.request = request;
    this.pseudonyms = pseudonyms;
  }

  /** An account of the client. */
  record Account(String tenantId, String source, String accountId) {}

  /** The person as the request names it. */
  static Subject of(ErasureRequest request, Collection<Account> accounts) {
    Set<String> known = new TreeSet<>();
    request.emails().forEach(each -> Pseudonyms.ofEmail(each).ifPresent(known::add));
    request.phones().forEach(each -> Pseudonyms.ofPhone(each).ifPresent(known::add));
    for (ErasureRequest.SourceId id : request.ids()) {
      accounts.stream()
          .filter(account -> account.source().equals(id.source())
              && id.accountId().map(account.accountId()::equals).orElse(true))
          .forEach(account -> known.add(
              Pseudonyms.ofId(account.tenantId(), account.source(), account.accountId(), id.id())));
    }
    return new Subject(request, known);
  }

  /** What was asked for. */
  ErasureRequest request() {
    return request;
  }

  /** Keys and hashes as the mappings make them; grows while the person is looked for. */
  Set<String> pseudonyms() {
    return pseudonyms;
  }

  /** Whether a record with these keys and hashes is about the person. */
  boolean isNamedBy(List<String> persons) {
    return persons.stream().anyMatch(pseudonyms::contains);
  }
}
