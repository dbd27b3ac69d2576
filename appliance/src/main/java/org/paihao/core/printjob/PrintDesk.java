package org.paihao.core.printjob;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.paihao.core.printjob.PrintDecision.Accepted;
import org.paihao.core.printjob.PrintDecision.Refused;
import org.paihao.core.printjob.PrintDecision.Why;

/** A station's one place and its page quota: {@code decide} says what a command leads to, {@code evolve} does it. */
public record PrintDesk(PageQuota quota, PrintJob job) {
    public static PrintDesk free(PageQuota quota) {
        return new PrintDesk(quota, new PrintJob.None());
    }

    /** What a restart makes of jobs that were released before it and never ended. */
    public static List<PrintJobEvent.Ended> afterRestart(List<PrintJobEvent.Released> unfinished, Instant at) {
        List<PrintJobEvent.Ended> ended = new ArrayList<>();
        for (PrintJobEvent.Released released : unfinished) {
            int reserved = released.order().totalPages();
            ended.add(new PrintJobEvent.Ended(released.id(), at, new Ending.Unknown(), 0, reserved));
        }
        return ended;
    }

    public PrintDecision decide(PrintCommand command, Instant at) {
        return switch (command) {
            case PrintCommand.Receive(var id) -> receive(id, at);
            case PrintCommand.Tick() -> PrintTick.decide(job, at);
            case PrintCommand.RenewQuota(int pages) -> Accepted.of(new PrintJobEvent.QuotaRenewed(at, pages));
            case PrintCommand.OfJob ofJob -> ofJob(ofJob, at);
        };
    }

    public PrintDesk evolve(PrintJobEvent event) {
        return switch (event) {
            case PrintJobEvent.Released(var id, var at, var order) ->
                new PrintDesk(quota.reserve(order.totalPages()), new PrintJob.Released(id, order, at));
            case PrintJobEvent.Ended(var id, var at, var ending, int printed, int reserved) ->
                new PrintDesk(quota.settle(reserved, printed), new PrintJob.Ended(id, at, ending, printed, reserved));
            case PrintJobEvent.QuotaRenewed(var at, int pages) -> new PrintDesk(quota.renew(pages), job);
            case PrintJobEvent.Received(var id, var at) -> with(new PrintJob.Received(id, at, at));
            case PrintJobEvent.CheckStarted started -> with(checking(started));
            case PrintJobEvent.Touched(var id, var at) -> with(touched(at));
            case PrintJobEvent.Checked checked -> with(ready(checked));
            case PrintJobEvent.PrintStarted(var id, var at) -> with(started(at));
            case PrintJobEvent.Progressed progressed -> with(progressed(progressed));
            case PrintJobEvent.CancelRequested(var id, var at) -> with(cancelling(at));
            case PrintJobEvent.Cleared(var id, var at) -> with(new PrintJob.None());
        };
    }

    private PrintDesk with(PrintJob next) {
        return new PrintDesk(quota, next);
    }

    private PrintDecision receive(JobId id, Instant at) {
        return switch (job) {
            case PrintJob.None() -> Accepted.of(new PrintJobEvent.Received(id, at));
            case PrintJob.Ended ended ->
                Accepted.of(new PrintJobEvent.Cleared(ended.id(), at), new PrintJobEvent.Received(id, at));
            case PrintJob.Open open -> new Refused(Why.BUSY);
        };
    }

    private PrintDecision ofJob(PrintCommand.OfJob command, Instant at) {
        return switch (job) {
            case PrintJob.None() -> new Refused(Why.NO_SUCH_JOB);
            case PrintJob.Ended ended -> ofEnded(ended, command, at);
            case PrintJob.Open open when !open.id().equals(command.id()) -> new Refused(Why.NO_SUCH_JOB);
            case PrintJob.Ordered ordered -> PrintOrdered.decide(ordered, command, at);
            case PrintJob.Open open -> beforeRelease(open, command, at);
        };
    }

    private static PrintDecision ofEnded(PrintJob.Ended ended, PrintCommand.OfJob command, Instant at) {
        if (!ended.id().equals(command.id())) {
            return new Refused(Why.NO_SUCH_JOB);
        }
        return command instanceof PrintCommand.Cancel
                ? Accepted.of(new PrintJobEvent.Cleared(ended.id(), at))
                : new Refused(Why.WRONG_STATE);
    }

    private PrintDecision beforeRelease(PrintJob.Open open, PrintCommand.OfJob command, Instant at) {
        JobId id = open.id();
        return switch (command) {
            case PrintCommand.Uploaded(var same)
            when open instanceof PrintJob.Received -> Accepted.of(new PrintJobEvent.CheckStarted(id, at));
            case PrintCommand.UploadLost(var same)
            when open instanceof PrintJob.Received -> end(id, new Ending.Cancelled(), at);
            case PrintCommand.Refuse(var same, var why)
            when !(open instanceof PrintJob.Ready) -> end(id, new Ending.Failed(why), at);
            case PrintCommand.CheckPassed(var same, int pages)
            when open instanceof PrintJob.Checking -> checked(id, pages, at);
            case PrintCommand.Release(var same, int copies, var sides)
            when open instanceof PrintJob.Ready ready -> release(ready, copies, sides, at);
            case PrintCommand.Touch(var same)
            when !(open instanceof PrintJob.Checking) -> Accepted.of(new PrintJobEvent.Touched(id, at));
            case PrintCommand.Cancel(var same) -> end(id, new Ending.Cancelled(), at);
            case PrintCommand.OfJob other -> new Refused(Why.WRONG_STATE);
        };
    }

    private static PrintDecision checked(JobId id, int pages, Instant at) {
        if (pages < 1) {
            return end(id, new Ending.Failed(JobReason.BROKEN), at);
        }
        return pages > PrintLimits.PAGES_MAX
                ? end(id, new Ending.Failed(JobReason.TOO_MANY_PAGES), at)
                : Accepted.of(new PrintJobEvent.Checked(id, at, pages));
    }

    private PrintDecision release(PrintJob.Ready ready, int copies, Sides sides, Instant at) {
        if (copies < 1 || copies > PrintLimits.COPIES_MAX) {
            return new Refused(Why.BAD_COPIES);
        }
        PrintOrder order = new PrintOrder(ready.pages(), copies, sides);
        return order.totalPages() > quota.remainingPages()
                ? new Refused(Why.QUOTA_EXCEEDED)
                : Accepted.of(new PrintJobEvent.Released(ready.id(), at, order));
    }

    static PrintDecision end(JobId id, Ending ending, Instant at) {
        return Accepted.of(new PrintJobEvent.Ended(id, at, ending, 0, 0));
    }

    private PrintJob checking(PrintJobEvent.CheckStarted event) {
        if (job instanceof PrintJob.Received(var id, var receivedAt, var touchedAt)) {
            return new PrintJob.Checking(id, receivedAt, event.at());
        }
        throw impossible(event);
    }

    private PrintJob touched(Instant at) {
        return switch (job) {
            case PrintJob.Received(var id, var receivedAt, var before) -> new PrintJob.Received(id, receivedAt, at);
            case PrintJob.Ready(var id, var receivedAt, var before, int pages) ->
                new PrintJob.Ready(id, receivedAt, at, pages);
            case PrintJob other -> other;
        };
    }

    private PrintJob ready(PrintJobEvent.Checked event) {
        if (job instanceof PrintJob.Checking(var id, var receivedAt, var since)) {
            return new PrintJob.Ready(id, receivedAt, event.at(), event.pages());
        }
        throw impossible(event);
    }

    private PrintJob started(Instant at) {
        return job instanceof PrintJob.Released(var id, var order, var releasedAt)
                ? new PrintJob.Printing(id, order, 0, at, PrinterCondition.FINE, at)
                : job;
    }

    private PrintJob progressed(PrintJobEvent.Progressed event) {
        return switch (job) {
            case PrintJob.Printing(var id, var order, int printed, var progressAt, var condition, var since) ->
                new PrintJob.Printing(
                        id,
                        order,
                        event.printedPages(),
                        event.printedPages() > printed ? event.at() : progressAt,
                        event.condition(),
                        event.condition() == condition ? since : event.at());
            case PrintJob.Cancelling(var id, var order, int printed, var cancelledAt) ->
                new PrintJob.Cancelling(id, order, event.printedPages(), cancelledAt);
            case PrintJob other -> throw impossible(event);
        };
    }

    private PrintJob cancelling(Instant at) {
        if (job instanceof PrintJob.Ordered ordered) {
            return new PrintJob.Cancelling(ordered.id(), ordered.order(), ordered.printedPages(), at);
        }
        throw new IllegalStateException("cancel of a job that is not ordered: " + job);
    }

    private IllegalStateException impossible(PrintJobEvent event) {
        return new IllegalStateException("event " + event + " does not follow from " + job);
    }
}
