using System.Text.Json;
using EventFormat.Protos;
using EventFormat.Writing;
using Monitor.Tests.Support;

namespace Dashboard.Web.Tests.HParams;

/// <summary>The trials over HTTP, against what TensorBoard answered for the same logs.</summary>
public sealed class HParamsRoutesTests
{
    [Theory]
    [InlineData("pytorch_all", "http_api_all")]
    [InlineData("tf_style", "http_api_tf_style")]
    public async Task Trials_OfRecordedLogs_AreTensorBoardsSessionGroups(string logs, string answers)
    {
        await using var host = await DashboardHost.OverRecordedAsync(logs);

        using var ours = JsonDocument.Parse(await host.GetAsync("/api/hparams/trials.json"));
        var columns = Columns(ours);
        var rows = Rows(ours).ToDictionary(row => row[columns["trial"]].GetString()!);
        using var theirs = JsonDocument.Parse(await File.ReadAllTextAsync(SharedData.PathOf(answers, "hparams_session_groups.json"), TestContext.Current.CancellationToken));
        var titles = await TitlesAsync(answers);
        var groups = theirs.RootElement.GetProperty("sessionGroups").EnumerateArray().ToList();

        Assert.NotEmpty(groups);
        Assert.Equal(groups.Count, rows.Count);
        foreach (var group in groups)
        {
            var row = rows[OurName(group.GetProperty("name").GetString()!)];
            foreach (var hparam in group.GetProperty("hparams").EnumerateObject())
            {
                Assert.Equal(Text(hparam.Value), Text(row[columns[titles[hparam.Name]]]));
            }

            foreach (var metric in group.GetProperty("metricValues").EnumerateArray())
            {
                var (tag, of) = (metric.GetProperty("name").GetProperty("tag").GetString()!, metric.GetProperty("name").GetProperty("group").GetString()!);
                Assert.Equal(metric.GetProperty("value").GetDouble(), row[columns[titles[$"{of}/{tag}"]]].GetDouble());
            }

            Assert.Equal(
                group.GetProperty("sessions")[0].GetProperty("status").GetString()!.Replace("STATUS_", "", StringComparison.Ordinal).ToLowerInvariant(),
                row[columns["status"]].GetString());
        }
    }

    [Fact]
    public async Task Downloads_OfRecordedLogs_HoldWhatTensorBoardsHold()
    {
        await using var host = await DashboardHost.OverRecordedAsync("pytorch_all");
        using var theirs = JsonDocument.Parse(await File.ReadAllTextAsync(SharedData.PathOf("http_api_all", "hparams_download_json.json"), TestContext.Current.CancellationToken));
        var theirColumns = Columns(theirs);
        var expected = Rows(theirs).Select(row => theirColumns.OrderBy(column => column.Key).Select(column => Number(row[column.Value])).ToList()).ToList();

        using var json = JsonDocument.Parse(await host.GetAsync("/api/hparams/trials.json"));
        var columns = Columns(json);
        Assert.Equal(expected, Rows(json).Select(row => theirColumns.OrderBy(column => column.Key).Select(column => Number(row[columns[column.Key]])).ToList()));

        var csv = (await host.GetAsync("/api/hparams/trials.csv")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(',')).ToList();
        Assert.Equal(
            expected,
            csv.Skip(1).Select(row => theirColumns.OrderBy(column => column.Key).Select(column => Number(row[Array.IndexOf(csv[0], column.Key)])).ToList()));

        var latex = await host.GetAsync("/api/hparams/trials.tex");
        Assert.Contains("$0.1$ & $16$ & sgd & $1$ & $0.0001$ & $0.8$ & $0.2$ \\\\\n", latex, StringComparison.Ordinal);
        Assert.Contains("trial\\_0", latex, StringComparison.Ordinal);
        Assert.EndsWith("\\hline\n\\end{tabular}\n\\end{table}\n", latex, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("range=h.lr,0.01,0.1", 4)]
    [InlineData("range=h.lr,,0.005", 2)]
    [InlineData("value=h.optimizer,adam", 3)]
    [InlineData("value=h.optimizer,", 1)]
    [InlineData("value=h.optimizer,&value=h.optimizer,sgd", 4)]
    [InlineData("match=h.optimizer,^s.d$", 3)]
    [InlineData("match=h.optimizer,adam&range=m.:hparam%2Faccuracy,0.8,", 1)]
    [InlineData("value=status,failure", 0)]
    [InlineData("match=h.optimizer,(", 7)]
    [InlineData("range=h.nothing,5,", 7)]
    [InlineData("runFilter=trial_[12]", 2)]
    public async Task Filters_LetThroughWhatTheySay(string query, int expected)
    {
        await using var host = await DashboardHost.OverRecordedAsync("pytorch_all");

        using var json = JsonDocument.Parse(await host.GetAsync("/api/hparams/trials.json?" + query));

        Assert.Equal(expected, json.RootElement.GetProperty("rows").GetArrayLength());
    }

    [Theory]
    [InlineData("sort=h.lr", new[] { "0.001", "0.001", "0.01", "0.01", "0.1", "0.1", "0.5" })]
    [InlineData("sort=h.lr&desc=1", new[] { "0.5", "0.1", "0.1", "0.01", "0.01", "0.001", "0.001" })]
    [InlineData("sort=h.lr&hide=h.wd&metric=max", new[] { "0.001", "0.001", "0.01", "0.01", "0.1", "0.1", "0.5" })]
    public async Task Sort_ByAColumn_OrdersRows(string query, string[] rates)
    {
        await using var host = await DashboardHost.OverRecordedAsync("pytorch_all");

        using var json = JsonDocument.Parse(await host.GetAsync("/api/hparams/trials.json?" + query));

        Assert.Equal(rates, Rows(json).Select(row => row[Columns(json)["lr"]].GetRawText()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("&desc=1")]
    public async Task Sort_ByAColumnThatATrialLacks_PutsItLast(string direction)
    {
        await using var host = await DashboardHost.OverRecordedAsync("pytorch_all");

        using var json = JsonDocument.Parse(await host.GetAsync("/api/hparams/trials.json?sort=m.:hparam/loss" + direction));

        var losses = Rows(json).Select(row => row[Columns(json)["hparam/loss"]]).ToList();
        Assert.Equal(JsonValueKind.Null, losses[^1].ValueKind);
        var known = losses.SkipLast(1).Select(loss => loss.GetDouble()).ToList();
        Assert.Equal(direction.Length > 0 ? known.OrderDescending() : known.Order(), known);
    }

    [Fact]
    public async Task Plot_MarksWhatFiltersLeaveOut_AndNumbersCategories()
    {
        await using var host = await DashboardHost.OverRecordedAsync("pytorch_all");

        using var json = JsonDocument.Parse(await host.GetAsync("/api/hparams/plot?value=h.optimizer,adam&scale=h.lr,log&order=h.optimizer"));

        var columns = json.RootElement.GetProperty("columns");
        Assert.Equal("h.optimizer", columns[0].GetProperty("key").GetString());
        Assert.Equal(["adam", "sgd"], columns[0].GetProperty("values").EnumerateArray().Select(value => value.GetString()));
        Assert.Equal("log", columns[1].GetProperty("scale").GetString());
        var rows = json.RootElement.GetProperty("rows").EnumerateArray().ToList();
        Assert.Equal(7, rows.Count);
        Assert.All(rows, row => Assert.Equal(row.GetProperty("kept").GetBoolean(), row.GetProperty("values")[0] is { ValueKind: JsonValueKind.Number } index && index.GetInt32() == 0));
    }

    [Fact]
    public async Task MetricChoice_ReadsTheWholeSeries_AndSessionsOfAGroupAreAveraged()
    {
        await using var host = await DashboardHost.StartAsync();
        Directory.CreateDirectory(host.Logs);
        for (var repetition = 0; repetition < 2; repetition++)
        {
            using var writer = new SummaryWriter(Path.Combine(host.Logs, $"run{repetition}"));
            writer.AddHParams(new Dictionary<string, HParamValue> { ["lr"] = 0.5, ["note"] = "a,\"b\"" }, ["loss"], group: "both");
            foreach (var (step, value) in new[] { (0L, 4.0), (10L, 1.0), (20L, 3.0) })
            {
                writer.AddScalar("loss", (float)(value + repetition), step);
            }

            writer.EndHParams(repetition == 0 ? SessionStatus.StatusSuccess : SessionStatus.StatusFailure);
        }

        await host.WhenRunsAsync(list => list.Runs.Length == 2 && list.Runs.All(run => run.Points == 3 && run.TagIds.Length == 4));
        foreach (var (query, expected) in new[] { ("", 3.5), ("metric=min", 1.5), ("metric=max", 4.5), ("metric=mean", 19 / 6.0), ("metric=step&step=15", 1.5), ("metric=step&step=0", 4.5) })
        {
            using var json = JsonDocument.Parse(await host.GetAsync("/api/hparams/trials.json?" + query));
            var row = Assert.Single(Rows(json));
            Assert.Equal("both", row[0].GetString());
            Assert.Equal("failure", row[1].GetString());
            Assert.Equal(expected, row[Columns(json)["loss"]].GetDouble(), 6);
        }

        using var before = JsonDocument.Parse(await host.GetAsync("/api/hparams/trials.json?metric=step&step=-1"));
        Assert.Equal(JsonValueKind.Null, Rows(before).Single()[Columns(before)["loss"]].ValueKind);
        Assert.Contains("\"a,\"\"b\"\"\"", await host.GetAsync("/api/hparams/trials.csv"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_ThatAppearLater_AreColumnsFromThenOn()
    {
        await using var host = await DashboardHost.StartAsync();
        using var first = new SummaryWriter(Path.Combine(host.Logs, "first"));
        first.AddHParams(new Dictionary<string, HParamValue> { ["lr"] = 0.5 });
        first.Flush();
        await host.WhenRunsAsync(list => list.Runs.Length == 1 && list.Runs[0].TagIds.Length == 2);
        using var before = JsonDocument.Parse(await host.GetAsync("/api/hparams/trials.json"));

        using var second = new SummaryWriter(Path.Combine(host.Logs, "second"));
        second.AddHParams(new Dictionary<string, HParamValue> { ["depth"] = 3, ["fast"] = true });
        second.Flush();
        await host.WhenRunsAsync(list => list.Runs.Length == 2 && list.Runs[1].TagIds.Length == 2);
        using var after = JsonDocument.Parse(await host.GetAsync("/api/hparams/trials.json"));

        Assert.Equal(["trial", "status", "lr"], Columns(before).Keys);
        Assert.Equal(["trial", "status", "lr", "depth", "fast"], Columns(after).Keys);
        Assert.Equal("running", Rows(after)[1][1].GetString());
        Assert.True(Rows(after)[1][4].GetBoolean());
    }

    // Display names, where the experiment gives some, by the name of a hyperparameter and by "group/tag" of a metric.
    private static async Task<Dictionary<string, string>> TitlesAsync(string answers)
    {
        using var experiment = JsonDocument.Parse(await File.ReadAllTextAsync(SharedData.PathOf(answers, "hparams_experiment.json"), TestContext.Current.CancellationToken));
        var hparams = experiment.RootElement.GetProperty("hparamInfos").EnumerateArray()
            .Select(info => (Name: info.GetProperty("name").GetString()!, Title: info.GetProperty("displayName").GetString()!));
        var metrics = experiment.RootElement.GetProperty("metricInfos").EnumerateArray()
            .Select(info => (Name: $"{info.GetProperty("name").GetProperty("group").GetString()}/{info.GetProperty("name").GetProperty("tag").GetString()}", Title: info.GetProperty("displayName").GetString()!));
        return hparams.Concat(metrics).ToDictionary(pair => pair.Name, pair => pair.Title.Length > 0 ? pair.Title : pair.Name.TrimStart('/'));
    }

    // PyTorch's time-named sub-run is folded into its run.
    private static string OurName(string group) => group == "hparams_default_run_name/1767225605.5625212" ? "hparams_default_run_name" : group;

    private static Dictionary<string, int> Columns(JsonDocument json) =>
        json.RootElement.GetProperty("header").EnumerateArray().Select((title, index) => (title.GetString()!, index)).ToDictionary(pair => pair.Item1, pair => pair.index);

    private static List<JsonElement> Rows(JsonDocument json) => [.. json.RootElement.GetProperty("rows").EnumerateArray()];

    private static string Text(JsonElement value) => value.ValueKind == JsonValueKind.Number ? value.GetDouble().ToString("R", System.Globalization.CultureInfo.InvariantCulture) : value.ToString();

    private static object Number(JsonElement value) => value.ValueKind == JsonValueKind.Number ? value.GetDouble() : value.ToString();

    private static object Number(string text) => double.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : text;
}
