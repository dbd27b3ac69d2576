package org.paihao.device.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.paihao.device.caller.CallerProfile;
import org.paihao.device.gpio.GpioProfile;
import org.paihao.device.pad.PadProfile;
import org.paihao.device.printer.PrinterProfile;
import org.paihao.device.scanner.ScannerProfile;
import org.paihao.device.sign.SignProfile;

/**
 * All device models of {@code firmware-config/devices}: one file a model, the folder is the kind, the file's name is
 * the id. A file that is wrong in any way keeps the whole catalog from loading, with file, line and a sentence.
 */
public final class DeviceCatalog {
    /** What a model says about itself and a child must say again. */
    private static final Set<String> OWN_KEYS = Set.of("id", "vendor", "model", "status", "evidence", "check");

    private static final int DEEPEST_PARENTS = 8;

    private final Map<String, DeviceModel> models;

    private DeviceCatalog(Map<String, DeviceModel> models) {
        this.models = Collections.unmodifiableMap(models);
    }

    /**
     * @param devices the folder with {@code printers}, {@code scanners}, {@code pads}, {@code callers}, {@code signs}
     */
    public static DeviceCatalog load(Path devices) {
        Map<String, Source> sources = new TreeMap<>();
        for (Path file : files(devices)) {
            Source source = Source.read(devices, file);
            Source twice = sources.put(source.id(), source);
            if (twice != null) {
                throw new ProfileException(source.file(), 1, "there is another " + source.id() + " in " + twice.file());
            }
        }
        Map<String, DeviceModel> models = new TreeMap<>();
        sources.forEach((id, source) ->
                models.put(id, ModelReader.read(source.file(), source.kind(), merged(source, sources))));
        return new DeviceCatalog(models);
    }

    private static List<Path> files(Path devices) {
        try (Stream<Path> all = Files.walk(devices, 2)) {
            return all.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + devices, e);
        }
    }

    /** One file as it stands there. */
    private record Source(String id, String kind, String file, YamlNode.Mapping root) {
        static Source read(Path devices, Path path) {
            Path place = devices.relativize(path);
            String file = place.toString();
            if (place.getNameCount() != 2) {
                throw new ProfileException(file, 1, "a model lies in the folder of its kind");
            }
            try {
                YamlNode.Mapping root = YamlReader.read(file, Files.readString(path));
                Fields fields = new Fields(file, root);
                String id = fields.text("id");
                String name = place.getName(1).toString();
                if (!name.equals(id + ".yaml")) {
                    throw fields.error("the id " + id + " must be the name of the file");
                }
                return new Source(id, place.getName(0).toString(), file, root);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + path, e);
            }
        }

        Optional<String> parent() {
            return new Fields(file, root).optionalText("extends");
        }
    }

    /** Tables are merged, lists and values replaced. */
    private static YamlNode.Mapping merged(Source source, Map<String, Source> sources) {
        YamlNode.Mapping result = source.root();
        Source at = source;
        Set<String> seen = new HashSet<>(Set.of(source.id()));
        while (at.parent().isPresent()) {
            String parentId = at.parent().get();
            Source parent = sources.get(parentId);
            if (parent == null || !parent.kind().equals(source.kind())) {
                throw new ProfileException(
                        at.file(), 1, "there is no " + parentId + " in " + source.kind() + " to extend");
            }
            if (!seen.add(parentId) || seen.size() > DEEPEST_PARENTS) {
                throw new ProfileException(source.file(), 1, "the chain of parents does not end");
            }
            Map<String, YamlNode> inherited = new LinkedHashMap<>(parent.root().entries());
            inherited.keySet().removeAll(OWN_KEYS);
            result = merge(new YamlNode.Mapping(inherited, 1), result);
            at = parent;
        }
        return result;
    }

    private static YamlNode.Mapping merge(YamlNode.Mapping parent, YamlNode.Mapping child) {
        Map<String, YamlNode> entries = new LinkedHashMap<>(parent.entries());
        child.entries().forEach((key, value) -> {
            YamlNode inherited = entries.get(key);
            if (inherited instanceof YamlNode.Mapping above && value instanceof YamlNode.Mapping below) {
                entries.put(key, merge(above, below));
            } else {
                entries.put(key, value);
            }
        });
        return new YamlNode.Mapping(entries, child.line());
    }

    public Collection<DeviceModel> models() {
        return models.values();
    }

    public Optional<DeviceModel> model(String id) {
        return Optional.ofNullable(models.get(id));
    }

    /** The printer of this id; empty when there is none or it is no printer. The same holds for the others. */
    public Optional<PrinterProfile> printer(String id) {
        return profile(id, DeviceModel.Profile.Printer.class).map(DeviceModel.Profile.Printer::of);
    }

    public Optional<ScannerProfile> scanner(String id) {
        return profile(id, DeviceModel.Profile.Scanner.class).map(DeviceModel.Profile.Scanner::of);
    }

    public Optional<PadProfile> pad(String id) {
        return profile(id, DeviceModel.Profile.Pad.class).map(DeviceModel.Profile.Pad::of);
    }

    public Optional<GpioProfile> buttons(String id) {
        return profile(id, DeviceModel.Profile.Buttons.class).map(DeviceModel.Profile.Buttons::of);
    }

    public Optional<CallerProfile> caller(String id) {
        return profile(id, DeviceModel.Profile.Caller.class).map(DeviceModel.Profile.Caller::of);
    }

    public Optional<SignProfile> sign(String id) {
        return profile(id, DeviceModel.Profile.Sign.class).map(DeviceModel.Profile.Sign::of);
    }

    private <P extends DeviceModel.Profile> Optional<P> profile(String id, Class<P> type) {
        return model(id).map(DeviceModel::profile).filter(type::isInstance).map(type::cast);
    }
}
