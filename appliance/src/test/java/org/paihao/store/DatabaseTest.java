package org.paihao.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void theNumberOfTheSchemaIsThatOfTheNewestScript() throws IOException, URISyntaxException {
        Path scripts = Path.of(Optional.ofNullable(Database.class.getResource("/db/books"))
                .orElseThrow()
                .toURI());

        try (var files = Files.list(scripts)) {
            int newest = files.map(file -> file.getFileName().toString())
                    .mapToInt(name -> Integer.parseInt(name.substring(1, name.indexOf("__"))))
                    .max()
                    .orElseThrow();
            assertThat(Database.NEWEST_SCHEMA).isEqualTo(newest);
        }
    }

    @Test
    void aFileThatIsUpToDateSaysSoAndOpensAgain() throws SQLException {
        Path file = folder.resolve("books.db");
        Database.file(file).writer().close();

        try (Connection connection = Database.file(file).reader();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("pragma user_version")) {
            assertThat(rows.getInt(1)).isEqualTo(Database.NEWEST_SCHEMA);
        }
    }

    @Test
    void anEmptyFileFromAnInterruptedFirstStartIsMigrated() throws IOException, SQLException {
        Path file = Files.createFile(folder.resolve("books.db"));

        try (Connection connection = Database.file(file).reader();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from event")) {
            assertThat(rows.getInt(1)).isZero();
        }
    }

    @Test
    void aFileThatIsNoDatabaseIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("books.db"), "this is a letter and not a database ".repeat(100));

        assertThatThrownBy(() -> Database.file(file)).isInstanceOf(RuntimeException.class);
    }
}
