package org.paihao.config;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.paihao.core.access.ApiToken;

/** The file that {@code api-tokens} of {@code appliance.yaml} names: which other systems may call this box. */
public record TokenFile(List<ApiToken> tokens) {
    public TokenFile {
        tokens = List.copyOf(tokens);
    }

    /**
     * The tokens in a file.
     *
     * @throws ConfigException naming file, line and what is wrong
     */
    public static TokenFile read(Path file) {
        StrictYaml yaml = StrictYaml.of(file);
        TokenFile read = yaml.read(TokenFile.class);
        Set<String> ids = new HashSet<>();
        Set<String> hashes = new HashSet<>();
        for (int i = 0; i < read.tokens().size(); i++) {
            ApiToken token = read.tokens().get(i);
            if (!ids.add(token.id())) {
                throw yaml.at("tokens/" + i + "/id", "two tokens are called '" + token.id() + "'");
            }
            if (!hashes.add(token.hash())) {
                throw yaml.at("tokens/" + i + "/hash", "this is the token of another line as well");
            }
        }
        return read;
    }
}
