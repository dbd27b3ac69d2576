/** Configuration: strict YAML in, checked records out; a mistake names file, line and what is wrong. */
@NullMarked
package org.paihao.config;

import org.jspecify.annotations.NullMarked;
