using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Dashboard.Web.Experiments.Catalog;
using Dashboard.Web.Experiments.Runs;
using Dashboard.Web.Tests.Experiments.Catalog;
using EventFormat.Writing;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Web.Tests.Experiments.Api;

public sealed class RunRoutesTests
{
    [Fact]
    public async Task Runs_QueriedAndMarked_AnswerWhatIsKnown()
    {
        await using var host = await DashboardHost.StartAsync();
        for (var i = 0; i < 3; i++)
        {
            using var file = host.Write($"run-{i}");
            file.Append("val/acc", 0, 1, 0.1f * i);
            file.Append("val/acc", 1, 2, 0.3f * i);
            file.Append("val/acc", 2, 3, 0.2f * i);
            RunManifestFile.Write(Path.Combine(host.Logs, $"run-{i}"), new RunManifest { Id = $"id-{i}", Config = new JsonObject { ["lr"] = Math.Pow(10, -i) }, Tags = i == 1 ? ["baseline"] : [], Status = RunStatus.Finished });
        }

        var table = await WhenTableAsync(host, table => table.Entries.Length == 3 && table.Entries.All(entry => entry.Key is not null && entry.Facts.Manifest is not null && entry.Row.Points == 3));
        await host.Services.GetRequiredService<CatalogService>().ReadyAsync();
        var answer = await RunsAsync(host, "config.lr < 0.5 and best(val/acc) > 0.5 and status = finished", "best(val/acc)", "at(val/acc, 1)");
        var run = Assert.Single(answer["runs"]!.AsArray())!;
        Assert.Equal("run-2", (string?)run["name"]);
        Assert.Equal(0.6, (double)run["values"]!["best(val/acc)"]!, 6);
        Assert.Equal(0.6, (double)run["values"]!["at(val/acc, 1)"]!, 6);
        Assert.Equal("run-1", (string?)(await RunsAsync(host, "tag:baseline"))["runs"]!.AsArray().Single()!["run"]);

        var key = table.Entries[2].Key!;
        var changed = await PatchAsync(host, key, """{"name": "best", "tags": ["good", "baseline"], "pinned": true, "colour": 4}""");
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        await WhenTableAsync(host, table => table.Entries[2].Name == "best");
        Assert.Equal(2, (int)(await RunsAsync(host, "tag:baseline"))["total"]!);
        Assert.Equal(4, (int)JsonNode.Parse(await host.GetAsync($"/api/v1/runs/{key}"))!["marks"]!["colour"]!);

        var entry = (long)JsonNode.Parse(await changed.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["id"]!;
        Assert.Equal(HttpStatusCode.OK, (await host.SendAsync(HttpMethod.Post, $"/api/v1/history/{entry}/undo")).StatusCode);
        await WhenTableAsync(host, table => table.Entries[2].Name == "run-2");
        var history = JsonNode.Parse(await host.GetAsync($"/api/v1/history?run={key}"))!.AsArray();
        Assert.Equal(entry, (long)history[0]!["undoes"]!);
        Assert.Equal(4, history[1]!["changes"]!.AsArray().Count);
    }

    [Theory]
    [InlineData("[]", HttpStatusCode.BadRequest)]
    [InlineData("{\"nme\": \"x\"}", HttpStatusCode.BadRequest)]
    [InlineData("{\"colour\": 99}", HttpStatusCode.BadRequest)]
    [InlineData("{\"tags\": [1]}", HttpStatusCode.BadRequest)]
    [InlineData("{", HttpStatusCode.BadRequest)]
    [InlineData("{}", HttpStatusCode.NoContent)]
    public async Task Marks_Wrong_AreRefusedWithTheReason(string body, HttpStatusCode expected)
    {
        await using var host = await DashboardHost.StartAsync();
        using (var file = host.Write("run"))
        {
            file.Append("loss", 0, 1, 1);
        }

        var table = await WhenTableAsync(host, table => table.Entries is [{ Key: not null }]);
        await host.Services.GetRequiredService<CatalogService>().ReadyAsync();

        var answer = await PatchAsync(host, table.Entries[0].Key!, body);

        Assert.Equal(expected, answer.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await PatchAsync(host, "nobody", "{}")).StatusCode);
    }

    [Fact]
    public async Task Query_Wrong_IsAProblemWithItsPlace()
    {
        await using var host = await DashboardHost.StartAsync();
        var answer = await host.SendAsync(HttpMethod.Get, "/api/v1/runs?q=" + Uri.EscapeDataString("name = a and lr > 1"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        Assert.Equal(13, problem.GetProperty("position").GetInt32());
        Assert.Contains("config.lr", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task HParamsPlugin_GivesSettingsAndStatus()
    {
        await using var host = await DashboardHost.OverRecordedAsync("pytorch_all");
        await WhenTableAsync(host, table => table.ConfigKeys.Any(key => key.Key == "lr"));
        var answer = await RunsAsync(host, "config.optimizer = adam and config.lr > 0");
        Assert.Equal(3, answer["runs"]!.AsArray().DistinctBy(run => (double)run!["config"]!["lr"]!).Count());
    }

    [Fact]
    public async Task Copies_OfARun_AreMarkedApart()
    {
        await using var host = await DashboardHost.StartAsync();
        foreach (var run in new[] { "a", "b" })
        {
            using var file = host.Write(run);
            file.Append("loss", 0, 1, 1);
            RunManifestFile.Write(Path.Combine(host.Logs, run), new RunManifest { Id = "same" });
        }

        var table = await WhenTableAsync(host, table => table.Entries.Length == 2 && table.Entries.All(entry => entry.Facts.Manifest is not null));
        Assert.NotEqual(table.Entries[0].Key, table.Entries[1].Key);
    }

    internal static async Task<ExperimentTable> WhenTableAsync(DashboardHost host, Func<ExperimentTable, bool> claim)
    {
        var experiments = host.Services.GetRequiredService<ExperimentService>();
        var reached = new TaskCompletionSource<ExperimentTable>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var subscription = experiments.Subscribe(Check);
        Check();
        return await reached.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        void Check()
        {
            if (experiments.Current is var now && claim(now))
            {
                reached.TrySetResult(now);
            }
        }
    }

    private static async Task<JsonNode> RunsAsync(DashboardHost host, string query, params string[] columns) => JsonNode.Parse(
        await host.GetAsync($"/api/v1/runs?q={Uri.EscapeDataString(query)}{string.Concat(columns.Select(column => "&column=" + Uri.EscapeDataString(column)))}"))!;

    private static async Task<HttpResponseMessage> PatchAsync(DashboardHost host, string key, string body)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        return await host.Client.PatchAsync(new Uri($"/api/v1/runs/{key}/marks", UriKind.Relative), content, TestContext.Current.CancellationToken);
    }
}
