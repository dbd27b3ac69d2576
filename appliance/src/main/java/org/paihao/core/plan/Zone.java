package org.paihao.core.plan;

import org.paihao.core.Text;
import org.paihao.core.id.ZoneKey;

/**
 * A zone (专区) of the hall.
 *
 * @param letter the letter on tile, ticket, screen and sign
 * @param where where one waits: {@code 2 楼 B 区}
 */
public record Zone(ZoneKey id, char letter, Text name, Text where) {}
