using System.Diagnostics;
using EventFormat.Writing;

namespace EventFormat.Tests.Writing;

public sealed class KilledWriterTests
{
    private const string RunVariable = "EVENTFORMAT_TESTS_KILLED_RUN";

    public static TheoryData<int> MomentsInMilliseconds { get; } = new(0, 3, 40, 130);

    [Theory]
    [MemberData(nameof(MomentsInMilliseconds))]
    public async Task Kill_AtAnyMoment_LeavesEverythingFlushedReadable(int afterMilliseconds)
    {
        using var run = new RunDirectory();
        using var child = StartChild(run.Path);
        var flushed = -1L;
        var kill = Task.CompletedTask;
        while (await child.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (line.StartsWith("flushed ", StringComparison.Ordinal) && long.TryParse(line.AsSpan(8), out var step))
            {
                kill = flushed < 0 ? KillLater(child, afterMilliseconds) : kill;
                flushed = step;
            }
        }

        await kill;
        Assert.True(flushed >= 0, "the child never flushed");
        var scalars = WrittenFile.Read(run.SingleFile, allowTorn: true).Scalars;
        Assert.True(scalars.Count > flushed, $"{flushed + 1} points were flushed, {scalars.Count} are readable");
        Assert.Equal(Enumerable.Range(0, scalars.Count).Select(step => (long)step), scalars.Select(scalar => scalar.Step));
    }

    [Fact]
    public async Task TwoProcesses_InOneRun_WriteFilesOfTheirOwn()
    {
        using var run = new RunDirectory();
        using var first = StartChild(run.Path);
        using var second = StartChild(run.Path);
        await Task.WhenAll(ReadUntilFlushed(first, 3), ReadUntilFlushed(second, 3));
        first.Kill();
        second.Kill();
        await Task.WhenAll(
            first.WaitForExitAsync(TestContext.Current.CancellationToken), second.WaitForExitAsync(TestContext.Current.CancellationToken));
        Assert.Equal(2, run.Files.Length);
        Assert.All(run.Files, file =>
        {
            var steps = WrittenFile.Read(file, allowTorn: true).Scalars.Select(scalar => scalar.Step).ToList();
            Assert.True(steps.Count > 2_000);
            Assert.Equal(Enumerable.Range(0, steps.Count).Select(step => (long)step), steps);
        });
    }

    [Fact(Explicit = true)]
    public void Child_UntilItIsKilled_Writes()
    {
        var run = Environment.GetEnvironmentVariable(RunVariable);
        Assert.SkipWhen(run is null, "Started by the tests beside it.");
        using var output = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true };
        using var writer = new SummaryWriter(run);
        for (var step = 0L; ; step++)
        {
            writer.AddScalar("loss", step, step);
            if (step % 1_000 == 0 && writer.Flush())
            {
                output.WriteLine($"flushed {step}");
            }
        }
    }

    private static async Task KillLater(Process child, int milliseconds)
    {
        await Task.Delay(milliseconds);
        child.Kill();
    }

    private static async Task ReadUntilFlushed(Process child, int times)
    {
        while (times > 0 && await child.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            times -= line.StartsWith("flushed ", StringComparison.Ordinal) ? 1 : 0;
        }

        Assert.Equal(0, times);
    }

    private static Process StartChild(string run)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        start.ArgumentList.Add(typeof(KilledWriterTests).Assembly.Location);
        foreach (var argument in new[] { "-explicit", "only", "-method", $"{typeof(KilledWriterTests).FullName}.{nameof(Child_UntilItIsKilled_Writes)}" })
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment[RunVariable] = run;
        return Process.Start(start)!;
    }
}
