using System.Text.Json;
using Dashboard.Web.Cli;
using EventFormat.Tools;
using Monitor.Tests.Support;
using Parquet;

namespace Dashboard.Web.Tests.Cli;

/// <summary><c>export</c> and <c>verify --repair</c>, as the command line runs them.</summary>
public sealed class ExportCommandTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Export_Csv_WritesEveryValidPoint()
    {
        WriteRuns();
        var (code, _, error) = await RunAsync("export", Logs, "--format", "csv", "-o", Target);

        Assert.Equal(0, code);
        Assert.Equal(["run,tag,step,wall_time,value", "one,loss,1,10,1", "one,loss,2,12,3", "two,acc,5,10,NaN"], await File.ReadAllLinesAsync(Target, Cancel));
        Assert.Contains("3 values, 1 superseded", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_JsonLinesFiltered_WritesWhatMatches()
    {
        WriteRuns();
        Assert.Equal(0, (await RunAsync("export", Logs, "--format", "jsonl", "--run", "^t", "--tag", "a.c", "--output", Target)).Code);
        using var line = JsonDocument.Parse(Assert.Single(await File.ReadAllLinesAsync(Target, Cancel)));
        Assert.Equal("NaN", line.RootElement.GetProperty("value").GetString());
    }

    [Fact]
    public async Task Export_Superseded_WritesAllPoints()
    {
        WriteRuns();
        Assert.Equal(0, (await RunAsync("export", Logs, "--superseded", "-o", Target)).Code);
        Assert.Equal(5, (await File.ReadAllLinesAsync(Target, Cancel)).Length);
    }

    [Fact]
    public async Task Export_Parquet_ReadsBackTheSameInSeveralRowGroups()
    {
        const int Points = 300_000;
        using (var file = ScalarLogFile.Create(Path.Combine(Logs, "long")))
        {
            for (var point = 0; point < Points; point++)
            {
                file.Append(point % 2 == 0 ? "even" : "odd", point, point * 0.5, point % 1000 == 7 ? float.NaN : point);
            }
        }

        Assert.Equal(0, (await RunAsync("export", Logs, "--format", "parquet", "-o", Target)).Code);
        await using var reader = await ParquetReader.CreateAsync(Target, cancellationToken: Cancel);
        var fields = reader.Schema.GetDataFields();
        Assert.Equal(["run", "tag", "step", "wall_time", "value"], fields.Select(field => field.Name));
        Assert.True(reader.RowGroupCount > 1);
        long next = 0;
        for (var place = 0; place < reader.RowGroupCount; place++)
        {
            using var group = reader.OpenRowGroupReader(place);
            var (tags, steps, values) = (new string?[group.RowCount], new long[group.RowCount], new double[group.RowCount]);
            await group.ReadAsync(fields[1], tags.AsMemory(), cancellationToken: Cancel);
            await group.ReadAsync<long>(fields[2], steps.AsMemory(), cancellationToken: Cancel);
            await group.ReadAsync<double>(fields[4], values.AsMemory(), cancellationToken: Cancel);
            for (var row = 0; row < steps.Length; row++, next++)
            {
                var expected = (next % 2 == 0 ? "even" : "odd", next, next % 1000 == 7 ? double.NaN : next);
                if (!(tags[row], steps[row], values[row]).Equals(expected))
                {
                    Assert.Fail($"row {next}: {tags[row]}, {steps[row]}, {values[row]}");
                }
            }
        }

        Assert.Equal(Points, next);
    }

    [Theory]
    [InlineData("--format", "xml")]
    [InlineData("--tag", "(")]
    [InlineData("--kind", "histogram")]
    [InlineData("--format", "parquet")]
    public async Task Export_SenselessOptions_SaysSoInOneLineAndExitsWith2(params string[] options)
    {
        WriteRuns();
        var (code, _, error) = await RunAsync(["export", Logs, .. options]);
        Assert.Equal(2, code);
        Assert.Single(error.Trim().Split('\n'));
    }

    [Fact]
    public async Task Export_TargetExists_LeavesItAloneAndExitsWith2()
    {
        WriteRuns();
        await File.WriteAllTextAsync(Target, "mine", Cancel);
        Assert.Equal(2, (await RunAsync("export", Logs, "-o", Target)).Code);
        Assert.Equal("mine", await File.ReadAllTextAsync(Target, Cancel));
    }

    [Fact]
    public async Task VerifyRepair_DamagedFile_WritesItsIntactRecordsAndExitsWith1()
    {
        WriteRuns();
        var damaged = Directory.GetFiles(Path.Combine(Logs, "one")).Single();
        var bytes = await File.ReadAllBytesAsync(damaged, Cancel);
        bytes[^1] ^= 1;
        await File.WriteAllBytesAsync(damaged, bytes, Cancel);
        var output = _directory.Combine("repaired");

        var (code, text, _) = await RunAsync("verify", Logs, "--repair", output);
        Assert.Equal(1, code);
        Assert.Contains("1 damaged", text, StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync("verify", output)).Code);
        Assert.Equal([Path.Combine(output, "one", Path.GetFileName(damaged))], Directory.GetFiles(output, "*", SearchOption.AllDirectories));
        Assert.Equal(3, new LogVerifier(_ => { }, Cancel).Verify(output).Records);
    }

    [Fact]
    public async Task VerifyRepair_IntoTheLogDirectory_ExitsWith2()
    {
        WriteRuns();
        Assert.Equal(2, (await RunAsync("verify", Logs, "--repair", Path.Combine(Logs, "new"))).Code);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Logs => _directory.Combine("logs");

    private string Target => _directory.Combine("exported");

    private void WriteRuns()
    {
        using var one = ScalarLogFile.Create(Path.Combine(Logs, "one"));
        one.Append("loss", 1, 10, 1);
        one.Append("loss", 2, 11, 2);
        one.Append("loss", 2, 12, 3);
        using var two = ScalarLogFile.Create(Path.Combine(Logs, "two"));
        two.Append("acc", 5, 10, float.NaN);
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await MonitorCommandLine.RunAsync(arguments, output, error);
        return (code, output.ToString(), error.ToString());
    }
}
