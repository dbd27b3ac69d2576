package org.paihao.app;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import org.paihao.config.ConfigException;
import org.paihao.config.TokenFile;
import org.paihao.core.access.ApiToken;

/**
 * The tokens of other systems, read again when their file changes: a token that is taken back must not be good until
 * somebody restarts the box. Thread-safe.
 */
final class ApiTokens {
    private static final Logger LOG = System.getLogger(ApiTokens.class.getName());

    private final Optional<Path> file;
    private Optional<Stamp> read = Optional.empty();
    private List<ApiToken> tokens = List.of();

    private record Stamp(FileTime changed, long bytes) {}

    /** @param file empty when no other system may call this box */
    ApiTokens(Optional<Path> file) {
        this.file = file;
    }

    /** The tokens as the file has them now; none while it can't be read, for it may have been changed to revoke one. */
    synchronized List<ApiToken> now() {
        if (file.isEmpty()) {
            return List.of();
        }
        Optional<Stamp> stamp = stamp(file.get());
        if (stamp.isEmpty() || !stamp.equals(read)) {
            tokens = load(file.get());
            read = stamp;
        }
        return tokens;
    }

    private static Optional<Stamp> stamp(Path file) {
        try {
            return Optional.of(new Stamp(Files.getLastModifiedTime(file), Files.size(file)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static List<ApiToken> load(Path file) {
        try {
            return TokenFile.read(file).tokens();
        } catch (ConfigException e) {
            LOG.log(Level.ERROR, "event=api-tokens-unreadable let-in=nobody cause=" + e.getMessage());
            return List.of();
        }
    }
}
