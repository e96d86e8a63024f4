using System.Net;
using Bunit.TestDoubles;
using Dashboard.Web.Components.Experiments.Run;
using Dashboard.Web.Experiments.Files;
using Dashboard.Web.Experiments.Runs;
using Dashboard.Web.Tests.Experiments.Api;
using EventFormat.Writing;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Web.Tests.Components.Experiments;

/// <summary>The page of one run over a real server, rendered by bUnit; and its files over HTTP.</summary>
public sealed class RunPageTests : BunitContext
{
    [Fact]
    public async Task Page_ShowsWhatIsKnownAndItsFilesAreServed()
    {
        await using var host = await DashboardHost.StartAsync();
        var run = Path.Combine(host.Logs, "run");
        using (var file = host.Write("run"))
        {
            file.Append("loss", 0, 1, 2);
            file.Append("loss", 1, 2, 0.5f);
            file.Append("system/cpu", 1, 2, 40);
        }

        Directory.CreateDirectory(Path.Combine(run, "artifacts"));
        await File.WriteAllTextAsync(Path.Combine(run, "artifacts", "model.pt"), "weights", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(run, "code.diff"), "diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1 +1 @@\n-old\n+new <script>\n", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(run, "output.log"), "first\n\u001b[31mtrouble\u001b[0m\n", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(host.Logs, "secret"), "secret", TestContext.Current.CancellationToken);
        RunManifestFile.Write(run, new RunManifest
        {
            Id = "one",
            Config = new() { ["net"] = new System.Text.Json.Nodes.JsonObject { ["depth"] = 18 } },
            Notes = "**bold** <img src=x onerror=y>",
            CommandLine = ["train", "--lr", "0.1"],
            Code = new RunCode { Version = "abc123", Origin = "git@example.org:team/code.git", DiffFile = "code.diff" },
            Packages = new Dictionary<string, string> { ["TorchSharp"] = "0.107.0" },
            Artifacts = [new RunArtifact { Name = "model", Kind = "model", File = "artifacts/model.pt", Bytes = 7 }, new RunArtifact { Name = "evil", File = "../secret" }],
            Status = RunStatus.Failed,
            Reason = "OutOfMemory",
        });
        var table = await RunRoutesTests.WhenTableAsync(host, table => table.Entries is [{ Key: not null, Facts.Manifest: not null, Row: { Points: 3, TagIds.Length: 2 } }]);

        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddSingleton(TimeProvider.System);
        Services.AddSingleton(host.Services.GetRequiredService<ExperimentService>());
        Services.AddSingleton(host.Services.GetRequiredService<MetricSource>());
        Services.AddSingleton(host.Services.GetRequiredService<RunFiles>());
        Services.GetRequiredService<BunitNavigationManager>().NavigateTo("run?name=run");
        var page = Render<RunPage>();

        Assert.Equal("failed", page.Find("header .status").TextContent);
        Assert.Contains("OutOfMemory", page.Find("[aria-label=Facts]").TextContent, StringComparison.Ordinal);
        Assert.Contains("train --lr 0.1", page.Find("[aria-label=Facts]").TextContent, StringComparison.Ordinal);
        Assert.Equal("18", page.Find("[aria-label=Settings] li li .value").TextContent);
        Assert.Equal("bold", page.Find("[aria-label=Note] strong").TextContent);
        Assert.Empty(page.FindAll("[aria-label=Note] img"));
        Assert.Equal(["0.5", "0.5", "2"], page.FindAll("[aria-label=Results] tbody tr")[0].QuerySelectorAll("td").Select(cell => cell.TextContent));
        Assert.Equal("https://example.org/team/code/commit/abc123", page.Find("[aria-label=Code] a").GetAttribute("href"));
        Assert.Equal("+new <script>", page.Find(".diff .added").TextContent);
        Assert.Equal("trouble", page.Find(".output .red").TextContent);
        Assert.Contains("tagFilter=%5Esystem", page.FindAll("header a")[1].GetAttribute("href"), StringComparison.Ordinal);

        var key = table.Entries[0].Key;
        Assert.Equal("weights", await host.GetAsync($"/api/v1/runs/{key}/files?path=artifacts/model.pt"));
        foreach (var path in new[] { "../secret", "run.json", "artifacts/none", "/etc/passwd", "" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await host.SendAsync(HttpMethod.Get, $"/api/v1/runs/{key}/files?path={Uri.EscapeDataString(path)}")).StatusCode);
        }
    }

    [Fact]
    public async Task Page_OfNoRun_SaysSo()
    {
        await using var host = await DashboardHost.StartAsync();
        Services.AddSingleton(TimeProvider.System);
        Services.AddSingleton(host.Services.GetRequiredService<ExperimentService>());
        Services.AddSingleton(host.Services.GetRequiredService<MetricSource>());
        Services.AddSingleton(host.Services.GetRequiredService<RunFiles>());
        Services.GetRequiredService<BunitNavigationManager>().NavigateTo("run?name=gone");
        Assert.Contains("There is no run", Render<RunPage>().Markup, StringComparison.Ordinal);
    }
}
