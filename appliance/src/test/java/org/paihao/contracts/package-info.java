/** Tests that keep the contracts true: OpenAPI, JSON Schema, AsyncAPI and the pages' types against what really runs. */
@NullMarked
package org.paihao.contracts;

import org.jspecify.annotations.NullMarked;
