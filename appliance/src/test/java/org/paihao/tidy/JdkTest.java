package org.paihao.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class JdkTest {
    @Test
    void theTestsRunOnJdk25WhicheverJavaStartsTheBuild() {
        assertThat(Runtime.version().feature()).isEqualTo(25);
    }
}
