using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Dashboard.Web.Components.Dashboards;
using Dashboard.Web.Ingest;
using EventFormat.Summaries;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Web.Tests.Components.Dashboards;

/// <summary>Whatever real writers logged is on some page: every tag of every run that TensorBoard knows of, asked for over HTTP.</summary>
public sealed class EveryRecordedTagTests
{
    private static readonly Dictionary<string, SummaryKind> Kinds = new()
    {
        ["scalars"] = SummaryKind.Scalar,
        ["histograms"] = SummaryKind.Histogram,
        ["images"] = SummaryKind.Image,
        ["audio"] = SummaryKind.Audio,
        ["text"] = SummaryKind.Text,
        ["pr_curves"] = SummaryKind.PrCurve,
        ["mesh"] = SummaryKind.Mesh,
        ["hparams"] = SummaryKind.HParams,
        ["custom_scalars"] = SummaryKind.CustomScalarLayout,
        ["graphs"] = SummaryKind.Graph,
        ["graph_keras_model"] = SummaryKind.KerasGraph,
        ["graph_run_metadata"] = SummaryKind.RunMetadata,
        ["graph_run_metadata_graph"] = SummaryKind.RunMetadata,
        ["graph_tagged_run_metadata"] = SummaryKind.RunMetadata,
    };

    // Tags of the scalars plugin that hold nothing which is a number (docs/COMPATIBILITY.md).
    private static readonly HashSet<(string Run, string Tag)> WithoutNumbers =
        [("scalar_wrong_shapes/run", "rank1_size2"), ("scalar_wrong_shapes/run", "string_scalar"), ("tensor_encodings/no_value_default_zero", "v")];

    // Pages that have a card for each tag, named by it.
    private static readonly HashSet<SummaryKind> WithCards =
        [SummaryKind.Scalar, SummaryKind.Histogram, SummaryKind.Image, SummaryKind.Audio, SummaryKind.Text, SummaryKind.PrCurve, SummaryKind.Tensor];

    [Theory]
    [InlineData("pytorch_all", 158)]
    [InlineData("tf_style", 29)]
    [InlineData("wild", 3155)]
    [InlineData("edge", 111)]
    public async Task EveryTag_IsListedInFullAndOnAPage(string directory, int tags)
    {
        await using var host = await DashboardHost.OverRecordedAsync(directory);
        var list = host.Registry.Current;
        var pages = host.Services.GetServices<IDashboard>().Where(page => page.HasContent(list)).ToList();
        var rows = list.Runs.ToDictionary(run => run.Name);
        var byId = list.Tags.ToDictionary(tag => tag.Id);
        var recorded = RecordedTags.Of(directory).ToList();
        Assert.Equal(tags, recorded.Count);
        var faults = new ConcurrentBag<string>();
        var shown = new ConcurrentDictionary<(string, SummaryKind), bool>();
        await Parallel.ForEachAsync(recorded, TestContext.Current.CancellationToken, async (one, _) =>
        {
            var run = rows[one.Run];
            var mine = run.TagIds.Select(id => byId[id]).Where(tag => tag.Name == one.Tag).ToList();
            if (mine is not [var tag])
            {
                faults.Add($"{one.Run} {one.Tag}: {mine.Count} tags of that name");
                return;
            }

            var plugin = one.Recorded.GetProperty("plugin").GetString() ?? "";
            if (Kinds.TryGetValue(plugin, out var kind) ? tag.Kind != kind : tag.Kind is not (SummaryKind.Tensor or SummaryKind.Scalar))
            {
                faults.Add($"{one.Run} {one.Tag}: {plugin} is {tag.Kind}");
            }

            var expected = WithoutNumbers.Contains((one.Run, one.Tag)) ? 0 : tag.Kind == SummaryKind.Scalar ? 1 : one.Recorded.GetProperty("count").GetInt32();
            if (await ListedAsync(host, run, tag) is var count && (count < expected || (expected == 0 && count > 0)))
            {
                faults.Add($"{one.Run} {one.Tag}: {count} values");
            }

            var page = pages.Find(page => page.Kinds.Contains(tag.Kind));
            if (page is null)
            {
                faults.Add($"{one.Run} {one.Tag}: no page shows {tag.Kind}");
            }
            else if (WithCards.Contains(tag.Kind) && shown.TryAdd((one.Run, tag.Kind), true) && !await IsOnAsync(host, page, run, tag))
            {
                faults.Add($"{one.Run} {one.Tag}: no card on {page.Title}");
            }
        });

        Assert.Empty(faults);
    }

    private static async Task<int> ListedAsync(DashboardHost host, RunRow run, TagRow tag)
    {
        if (tag.Kind == SummaryKind.Scalar)
        {
            using var answer = await host.SendAsync(HttpMethod.Get, $"/data/plugin/scalars/scalars?run={Uri.EscapeDataString(run.Name)}&tag={Uri.EscapeDataString(tag.Name)}");
            if (answer.StatusCode == HttpStatusCode.NotFound)
            {
                return 0;
            }

            using var scalars = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            return scalars.RootElement.GetArrayLength();
        }

        using var blobs = JsonDocument.Parse(await host.GetAsync($"/api/blobs?run={run.Id}&tag={tag.Id}"));
        return blobs.RootElement.GetProperty("count").GetInt32();
    }

    // One tag of each kind of a run: the page as it is sent, before any script ran.
    private static async Task<bool> IsOnAsync(DashboardHost host, IDashboard page, RunRow run, TagRow tag)
    {
        var html = await host.GetAsync($"/{page.Path}?runs=none&run={Uri.EscapeDataString(run.Name)}&tagFilter={Uri.EscapeDataString($"^{Regex.Escape(tag.Name)}$")}");
        return Regex.Matches(html, "data-card=\"([^\"]*)\"").Any(card => WebUtility.HtmlDecode(card.Groups[1].Value) == tag.Name);
    }
}
