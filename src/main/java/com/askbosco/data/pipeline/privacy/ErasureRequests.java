package com.askbosco.data.pipeline.privacy;

import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.model.Problem;
import com.askbosco.data.model.ProblemsException;
import com.askbosco.data.pipeline.stage.Storage;
import com.askbosco.data.rules.Pseudonyms;
import com.askbosco.data.spec.ErasureRequest;
import com.askbosco.data.spec.ErasureRequestFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The request files of a folder, by client. */
final class ErasureRequests {
  private static final Pattern FILE = Pattern.compile(".*\\.(ya?ml|json)");

  private ErasureRequests() {}

  /**
   * Reads all of them; one that is wrong stops all, since a request that is not carried out must not go unnoticed.
   *
   * @param place a folder or one file
   * @throws ProblemsException with everything wrong in any of them, without what names a person
   */
  static Map<String, List<ErasureRequest>> read(String place, Set<String> sources) {
    List<String> files = FILE.matcher(place).matches()
        ? List.of(place)
        : Storage.list(place + "/*").stream()
            .filter(uri -> FILE.matcher(uri).matches())
            .toList();
    List<Problem> problems = new ArrayList<>();
    if (files.isEmpty()) {
      problems.add(problem(place, "there is no request in it", "Write one as <request id>.yaml."));
    }
    Map<String, List<ErasureRequest>> byClient = new TreeMap<>();
    for (String uri : files) {
      String name = uri.substring(uri.lastIndexOf('/') + 1);
      try {
        byte[] text = Storage.read(uri)
            .orElseThrow(() -> new ProblemsException(
                List.of(problem(name, "there is no such file", "Name a file or a folder."))));
        ErasureRequest request = ErasureRequestFile.read(
            name,
            new String(text, StandardCharsets.UTF_8),
            each -> Pseudonyms.ofEmail(each).isPresent(),
            each -> Pseudonyms.ofPhone(each).isPresent(),
            sources);
        List<ErasureRequest> ofClient =
            byClient.computeIfAbsent(request.clientId(), client -> new ArrayList<>());
        if (ofClient.stream().anyMatch(each -> each.requestId().equals(request.requestId()))) {
          problems.add(problem(name, "a second request of this id", "Give it an id of its own."));
        }
        ofClient.add(request);
      } catch (ProblemsException e) {
        problems.addAll(e.problems());
      }
    }
    if (!problems.isEmpty()) {
      throw new ProblemsException(problems);
    }
    return byClient;
  }

  private static Problem problem(String file, String what, String mend) {
    return new Problem(ErrorCode.CONFIG_BAD_VALUE, file, 0, "", what, mend);
  }
}
