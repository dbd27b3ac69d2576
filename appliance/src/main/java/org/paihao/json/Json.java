package org.paihao.json;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.MapperBuilder;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.paihao.core.fact.Fact;
import org.paihao.core.hall.HallEvent;
import org.paihao.core.id.CallId;
import org.paihao.core.id.CounterId;
import org.paihao.core.id.Id;
import org.paihao.core.id.PriorityId;
import org.paihao.core.id.ProfileId;
import org.paihao.core.id.ServiceId;
import org.paihao.core.id.SkillId;
import org.paihao.core.id.StaffId;
import org.paihao.core.id.TerminalId;
import org.paihao.core.id.TicketId;
import org.paihao.core.id.ZoneKey;
import org.paihao.core.label.Label;
import org.paihao.core.message.Directive;
import org.paihao.core.message.HubReply;
import org.paihao.core.message.HubRequest;
import org.paihao.core.message.Live;
import org.paihao.core.time.BusinessDay;

/**
 * The project's JSON. Ids, labels and days are strings, enums are lower-case-dashed, instants are ISO 8601, an empty
 * Optional is null, and a sealed alternative carries its name as {@code type}.
 */
public final class Json {
    /** For messages and stored events: fields that are not known are passed over, so a newer peer can say more. */
    public static final ObjectMapper LENIENT = configure(JsonMapper.builder())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            // A record never holds a null: a field that is missing is a mistake unless its type is Optional.
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    /** For what people and other systems send us: a field that is not known, or of another type, is an error. */
    public static final ObjectMapper STRICT = configure(JsonMapper.builder())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();

    /** Names of alternatives, found once for each class: they stand in every fact and every ledger row. */
    private static final ClassValue<String> NAMES = new ClassValue<>() {
        @Override
        protected String computeValue(Class<?> type) {
            return dashed(type.getSimpleName());
        }
    };

    /** Readers, found once for each type: a box reads several messages a second, most of them alike. */
    private static final ClassValue<ObjectReader> READERS = new ClassValue<>() {
        @Override
        protected ObjectReader computeValue(Class<?> type) {
            return LENIENT.readerFor(type);
        }
    };

    private Json() {}

    /** Gives any mapper (JSON, YAML) the project's way of writing. */
    public static <B extends MapperBuilder<?, B>> B configure(B builder) {
        SimpleModule module = new SimpleModule("paihao");
        module.addSerializer(Id.class, text(Id.class, Id::value));
        id(module, TerminalId.class, TerminalId::new);
        id(module, ServiceId.class, ServiceId::new);
        id(module, CounterId.class, CounterId::new);
        id(module, PriorityId.class, PriorityId::new);
        id(module, ProfileId.class, ProfileId::new);
        id(module, SkillId.class, SkillId::new);
        id(module, ZoneKey.class, ZoneKey::new);
        id(module, TicketId.class, TicketId::new);
        id(module, CallId.class, CallId::new);
        id(module, StaffId.class, StaffId::new);
        module.addSerializer(Label.class, text(Label.class, Label::toString));
        module.addDeserializer(Label.class, parsed(Label::parse));
        module.addSerializer(BusinessDay.class, text(BusinessDay.class, BusinessDay::toString));
        module.addDeserializer(BusinessDay.class, parsed(text -> new BusinessDay(LocalDate.parse(text))));
        module.addSerializer(Instant.class, new Instants.Writing());
        module.addDeserializer(Instant.class, new Instants.Reading());
        module.setSerializerModifier(new DashedEnums.Writing());
        module.setDeserializerModifier(new DashedEnums.Reading());
        builder.addModule(new Jdk8Module());
        builder.addModule(new JavaTimeModule());
        builder.addModule(module);
        alternatives(builder, HallEvent.class);
        alternatives(builder, Fact.class);
        alternatives(builder, HubRequest.class);
        alternatives(builder, HubReply.class);
        alternatives(builder, Live.class);
        alternatives(builder, Directive.class);
        builder.disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
        builder.disable(SerializationFeature.FAIL_ON_EMPTY_BEANS);
        builder.enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_VALUES);
        builder.enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
        builder.enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);
        return builder;
    }

    /** The stable name of a sealed alternative or an enum constant: {@code TicketTaken} → {@code ticket-taken}. */
    public static String dashed(String name) {
        return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").replace('_', '-').toLowerCase(Locale.ROOT);
    }

    /** The stable name of the sealed alternative a value is: {@code ticket-taken}. */
    public static String typeName(Object alternative) {
        return NAMES.get(alternative.getClass());
    }

    /**
     * The instant of an ISO 8601 text in UTC.
     *
     * @throws java.time.format.DateTimeParseException when it is none
     */
    public static Instant instant(String text) {
        return Instants.parse(text).orElseGet(() -> Instant.parse(text));
    }

    /** The value as UTF-8 JSON. */
    public static byte[] bytes(Object value) {
        try {
            return LENIENT.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "value can't be written as JSON: " + value.getClass().getSimpleName(), e);
        }
    }

    /**
     * The value of a JSON text, fields that are not known passed over; empty for {@code null}.
     *
     * @throws IOException when the bytes are nothing of this type
     */
    public static <T> Optional<T> read(byte[] bytes, Class<T> type) throws IOException {
        return Optional.ofNullable(type.cast(READERS.get(type).readValue(bytes)));
    }

    private static void alternatives(MapperBuilder<?, ?> builder, Class<?> sealed) {
        builder.addMixIn(sealed, Typed.class);
        for (Class<?> permitted : sealed.getPermittedSubclasses()) {
            builder.registerSubtypes(new NamedType(permitted, dashed(permitted.getSimpleName())));
        }
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    private interface Typed {}

    private static <T extends Id> void id(SimpleModule module, Class<T> type, Function<String, T> make) {
        module.addDeserializer(type, parsed(make));
        module.addKeyDeserializer(type, new KeyDeserializer() {
            @Override
            public Object deserializeKey(String text, DeserializationContext context) throws IOException {
                return make.apply(text);
            }
        });
    }

    private static <T> JsonSerializer<T> text(Class<T> type, Function<T, String> form) {
        return new JsonSerializer<>() {
            @Override
            public void serialize(T value, JsonGenerator out, SerializerProvider provider) throws IOException {
                out.writeString(form.apply(value));
            }

            @Override
            public Class<T> handledType() {
                return type;
            }
        };
    }

    private static <T> JsonDeserializer<T> parsed(Function<String, T> parse) {
        return new JsonDeserializer<>() {
            @Override
            public T deserialize(JsonParser in, DeserializationContext context) throws IOException {
                String text = in.getValueAsString();
                if (text == null) {
                    throw context.weirdStringException("", Object.class, "a text is needed here");
                }
                try {
                    return parse.apply(text);
                } catch (RuntimeException e) {
                    throw context.weirdStringException(text, Object.class, String.valueOf(e.getMessage()));
                }
            }
        };
    }
}
