package org.paihao.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.FilePayload;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.paihao.device.Await;
import org.paihao.sim.ipp.SamplePdf;

/** Free printing: a phone brings a document, the station shows, prints and forgets it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FreePrintTest {
    @RegisterExtension
    private final Stage stage = Stage.open();

    private Page station() {
        Page station = stage.page("print-1", "/print", Device.KIOSK);
        assertThat(station.getByText("打印机正常")).isVisible();
        return station;
    }

    /** The page that the QR on the station's screen opens. */
    private Page phone(Page station) {
        String answer =
                station.request().get(stage.url("print-1", "/api/v1/print")).text();
        Page phone = stage.visit(answer.replaceAll(".*\"uploadUrl\":\"([^\"]+)\".*", "$1"), Device.PHONE);
        assertThat(phone.getByText("选一个要打印的文件")).isVisible();
        return phone;
    }

    private static void send(Page phone, String name, byte[] content) {
        phone.locator("input[type=file]").setInputFiles(new FilePayload(name, "application/pdf", content));
    }

    private static byte[] encrypted() {
        try (PDDocument document = Loader.loadPDF(SamplePdf.pages(1));
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Path> spooled() {
        try (Stream<Path> files = Files.walk(stage.data("print-1").resolve("spool"))) {
            return files.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int printed() {
        return stage.twins("print-1").twin("ipp-printer").path("printed").asInt();
    }

    @Test
    void aDocumentIsShownPrintedAsChosenAndForgotten() {
        Page station = station();
        Page phone = phone(station);
        Stage.picture(station, "print-home");
        Stage.picture(phone, "phone-print");
        int before = printed();

        send(phone, "不动产登记申请表.pdf", SamplePdf.pages(2));
        assertThat(station.getByText("不动产登记申请表.pdf")).isVisible();
        assertThat(station.getByText(Pattern.compile("共 2 页"))).isVisible();
        assertThat(station.locator("img[alt=文件的第一页]")).isVisible();
        assertThat((Boolean) station.locator("img[alt=文件的第一页]")
                        .evaluate("image => image.decode().then(() => image.naturalWidth > 100)"))
                .isTrue();
        assertThat(phone.getByText("已经到机器上了")).isVisible();
        assertThat(spooled()).isNotEmpty();
        station.getByLabel("多一份").tap();
        Hands.touch(station, "双面");
        Stage.picture(station, "print-preview");
        Hands.touch(station, "打印 2 张");

        assertThat(station.getByText("打印好了")).isVisible();
        assertThat(station.getByText("文件已删除")).isVisible();
        assertThat(phone.getByText("打印好了")).isVisible();
        Stage.picture(station, "print-done");
        assertThat(printed()).isEqualTo(before + 4);
        Await.until("the file is gone", () -> spooled().isEmpty());
        Hands.touch(station, "好了");
        assertThat(station.getByText("用手机扫码，马上打印")).isVisible();
    }

    @Test
    void whatIsNoPdfAndWhatIsLockedGetsItsSentenceOnBothScreens() {
        Page station = station();
        Page phone = phone(station);
        send(phone, "照片.pdf", "this is no document".getBytes(StandardCharsets.UTF_8));
        assertThat(station.getByText("这不是 PDF 文件")).isVisible();
        assertThat(phone.getByText("这不是 PDF 文件")).isVisible();
        Stage.picture(station, "print-no-pdf");
        Stage.picture(phone, "phone-no-pdf");
        Hands.touch(station, "再传一次");
        assertThat(station.getByText("用手机扫码，马上打印")).isVisible();

        phone = phone(station);
        send(phone, "合同.pdf", encrypted());
        assertThat(station.getByText("文件有密码")).isVisible();
        assertThat(phone.getByText("请去掉密码再传")).isVisible();
        Hands.touch(station, "再传一次");
        assertThat(station.getByText("用手机扫码，马上打印")).isVisible();
        Await.until("nothing is kept", () -> spooled().isEmpty());
    }

    @Test
    void paperThatRunsOutIsSeenAndSurvived() {
        Twins twins = stage.twins("print-1");
        Page station = station();
        Page phone = phone(station);
        send(phone, "表格.pdf", SamplePdf.pages(3));
        assertThat(station.getByText("表格.pdf")).isVisible();
        twins.act("ipp-printer", "paper-out");

        Hands.touch(station, "打印 3 页");
        assertThat(station.getByText("打印机没有纸了")).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(30_000));
        Stage.picture(station, "print-paper-out");
        twins.act("ipp-printer", "paper-in");

        assertThat(station.getByText("打印好了")).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(30_000));
        Hands.touch(station, "好了");
        assertThat(station.getByText("用手机扫码，马上打印")).isVisible();
    }

    @Test
    void whoGoesAwayTakesTheDocumentWithHim() {
        Page station = station();
        Page phone = phone(station);
        send(phone, "遗嘱.pdf", SamplePdf.pages(1));
        assertThat(station.getByText("遗嘱.pdf")).isVisible();

        Hands.touch(station, "不打了");
        assertThat(station.getByText("不打印了吗？")).isVisible();
        Hands.touch(station, "删除文件");

        assertThat(station.getByText("用手机扫码，马上打印")).isVisible();
        Await.until("the file is gone", () -> spooled().isEmpty());
    }

    @Test
    void theStationCallsForHelpToo() {
        Page station = station();

        Hands.touch(station, "找人帮忙");

        assertThat(station.getByText("已通知工作人员")).isVisible();
        Hands.touch(station, "知道了");
        Page supervisor = stage.page("hub", "/supervisor", Device.DESK);
        Hands.signIn(supervisor, "9001");
        assertThat(supervisor.locator(".attention")).containsText("有人请求帮忙");
    }
}
