package org.paihao.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.ser.BeanSerializerModifier;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Enum constants as lower-case-dashed words, {@code NO_SHOW} as {@code no-show}; any other spelling is an error. */
final class DashedEnums {
    /** By ordinal, found once for each enum: they stand in every fact and every event. */
    private static final ClassValue<List<String>> WORDS = new ClassValue<>() {
        @Override
        protected List<String> computeValue(Class<?> type) {
            return Arrays.stream(type.getEnumConstants())
                    .map(constant -> Json.dashed(((Enum<?>) constant).name()))
                    .toList();
        }
    };

    private DashedEnums() {}

    private static String word(Enum<?> constant) {
        return WORDS.get(constant.getDeclaringClass()).get(constant.ordinal());
    }

    static final class Writing extends BeanSerializerModifier {
        private static final long serialVersionUID = 1;

        @Override
        public JsonSerializer<?> modifyKeySerializer(
                SerializationConfig config, JavaType type, BeanDescription description, JsonSerializer<?> given) {
            return type.isEnumType()
                    ? new JsonSerializer<Enum<?>>() {
                        @Override
                        public void serialize(Enum<?> value, JsonGenerator out, SerializerProvider provider)
                                throws IOException {
                            out.writeFieldName(word(value));
                        }
                    }
                    : given;
        }

        @Override
        public JsonSerializer<?> modifyEnumSerializer(
                SerializationConfig config, JavaType type, BeanDescription description, JsonSerializer<?> given) {
            return new JsonSerializer<Enum<?>>() {
                @Override
                public void serialize(Enum<?> value, JsonGenerator out, SerializerProvider provider)
                        throws IOException {
                    out.writeString(word(value));
                }
            };
        }
    }

    static final class Reading extends BeanDeserializerModifier {
        private static final long serialVersionUID = 1;

        @Override
        public KeyDeserializer modifyKeyDeserializer(DeserializationConfig config, JavaType type, KeyDeserializer key) {
            return type.isEnumType()
                    ? new KeyDeserializer() {
                        @Override
                        public Object deserializeKey(String text, DeserializationContext context) throws IOException {
                            return constant(words(type), text, type, context);
                        }
                    }
                    : key;
        }

        @Override
        public JsonDeserializer<?> modifyEnumDeserializer(
                DeserializationConfig config, JavaType type, BeanDescription description, JsonDeserializer<?> given) {
            Map<String, Object> words = words(type);
            return new JsonDeserializer<Object>() {
                @Override
                public Object deserialize(JsonParser in, DeserializationContext context) throws IOException {
                    return constant(words, String.valueOf(in.getValueAsString()), type, context);
                }
            };
        }

        private static Map<String, Object> words(JavaType type) {
            Map<String, Object> words = new TreeMap<>();
            Arrays.stream(type.getRawClass().getEnumConstants())
                    .forEach(constant -> words.put(Json.dashed(((Enum<?>) constant).name()), constant));
            return words;
        }

        private static Object constant(
                Map<String, Object> words, String text, JavaType type, DeserializationContext context)
                throws IOException {
            Object constant = words.get(text);
            if (constant == null) {
                throw context.weirdStringException(
                        text, type.getRawClass(), "one of " + words.keySet() + " is needed here");
            }
            return constant;
        }
    }
}
