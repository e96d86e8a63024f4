using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using Dashboard.Web.Graphs.Reading;
using Monitor.Tests.Support;

namespace Dashboard.Web.Tests.Graphs;

public sealed class GraphRoutesTests
{
    [Theory]
    [InlineData("pytorch_all", 2)]
    [InlineData("tf_style", 0)]
    [InlineData("wild", 13)]
    public async Task Graphs_OfRecordedRuns_AllAppearAsTensorBoardHoldsThem(string name, int graphs)
    {
        await using var host = await DashboardHost.OverRecordedAsync(name);
        var listed = await host.JsonAsync("/api/graphs");
        var compared = 0;
        foreach (var (run, expected) in Expected(name))
        {
            foreach (var tag in expected.GetProperty("tags").EnumerateObject().Where(tag => tag.Value.GetProperty("plugin").GetString()!.StartsWith("graph", StringComparison.Ordinal)))
            {
                var kinds = tag.Value.GetProperty("plugin").GetString() is "graphs" or "graph_keras_model" ? "graphs" : "profiles";
                var found = Run(listed, run).GetProperty(kinds).EnumerateArray().Single(one => one.GetProperty("tag").GetString() == tag.Name);
                Assert.Equal(tag.Value.GetProperty("count").GetInt32(), found.GetProperty("steps").GetArrayLength());
            }

            if (expected.GetProperty("has_graph").GetBoolean())
            {
                await AssertSameAsync(host, run, expected.GetProperty("graph"));
                compared++;
            }
        }

        Assert.Equal(graphs, compared);
    }

    [Fact]
    public async Task KerasModel_OfRecordedRuns_IsAGraphOfItsLayers()
    {
        await using var host = await DashboardHost.OverRecordedAsync("tf_style");

        var graph = await host.JsonAsync("/api/graphs/graph?run=train&tag=keras");

        Assert.Equal(["", "dense", "dense_1"], Strings(graph.GetProperty("labels")));
        Assert.Equal(1, graph.GetProperty("edges").GetProperty("from").GetArrayLength());
        var node = await host.JsonAsync("/api/graphs/node?run=train&tag=keras&node=1");
        Assert.Contains(node.GetProperty("attributes").EnumerateArray(), attribute => attribute.GetProperty("name").GetString() == "batch_input_shape");
    }

    [Fact]
    public async Task ProfiledFunction_OfRecordedRuns_IsAGraph()
    {
        await using var host = await DashboardHost.OverRecordedAsync("wild");

        var graph = await host.JsonAsync("/api/graphs/graph?run=tf2-review-a/logs/standard/20200516-125033/train&tag=batch_7");

        Assert.InRange(graph.GetProperty("operations").GetInt32(), 50, 5000);
    }

    [Fact]
    public async Task Graphs_OfOneRun_AreAllSelectableAndTheLastByDefault()
    {
        await using var host = await DashboardHost.OverRecordedAsync("edge/two_graphs");

        Assert.Equal(["", "second"], Strings((await host.JsonAsync("/api/graphs/graph?run=run")).GetProperty("labels")));
        Assert.Equal(["", "a", "scope", "b"], Strings((await host.JsonAsync("/api/graphs/graph?run=run&index=0")).GetProperty("labels")));
        Assert.Equal(HttpStatusCode.NotFound, (await host.SendAsync(HttpMethod.Get, "/api/graphs/graph?run=run&index=2")).StatusCode);
    }

    [Fact]
    public async Task Graph_OfAMetaGraphAlone_IsShown()
    {
        await using var host = await DashboardHost.OverRecordedAsync("edge/meta_graph_only");

        var listed = Run(await host.JsonAsync("/api/graphs"), "run").GetProperty("graphs")[0];
        var graph = await host.JsonAsync($"/api/graphs/graph?run=run&tag={listed.GetProperty("tag").GetString()}");

        Assert.Equal(["", "a", "scope", "b"], Strings(graph.GetProperty("labels")));
    }

    [Fact]
    public async Task Graph_OfInvalidBytes_IsRefusedWithTheReason()
    {
        await using var host = await DashboardHost.OverRecordedAsync("edge/invalid_graph_bytes");

        var answer = await host.SendAsync(HttpMethod.Get, "/api/graphs/graph?run=run");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("malformed", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Node_OfAGraph_IsToldWithAttributesInputsAndShapes()
    {
        await using var host = await DashboardHost.OverRecordedAsync("pytorch_all");
        var graph = await host.JsonAsync("/api/graphs/graph?run=graph/cnn");
        var labels = Strings(graph.GetProperty("labels")).ToList();

        var node = await host.JsonAsync($"/api/graphs/node?run=graph/cnn&node={labels.IndexOf("input.3")}");

        Assert.Equal(("Net/input.3", "aten::relu"), (node.GetProperty("name").GetString(), node.GetProperty("type").GetString()));
        var input = Assert.Single(node.GetProperty("inputs").EnumerateArray());
        Assert.Equal(("Net/Conv2d[stem]/input.1", "2×8×24×24"), (input.GetProperty("source").GetString(), input.GetProperty("shape").GetString()));
        Assert.Equal("input.1", labels[input.GetProperty("node").GetInt32()]);
        Assert.Equal(HttpStatusCode.NotFound, (await host.SendAsync(HttpMethod.Get, "/api/graphs/node?run=graph/cnn&node=0")).StatusCode);
    }

    [Fact]
    public async Task Profile_OfARecordedRun_IsJoinedToItsGraph()
    {
        await using var host = await DashboardHost.OverRecordedAsync("pytorch_all");

        var profile = await host.JsonAsync("/api/graphs/profile?run=graph/cnn&profileRun=graph/cnn&profile=step1");

        Assert.Equal(0, profile.GetProperty("nodes").GetArrayLength());
        Assert.Equal(HttpStatusCode.NotFound, (await host.SendAsync(HttpMethod.Get, "/api/graphs/profile?run=graph/cnn&profileRun=graph/cnn&profile=none")).StatusCode);
    }

    [Theory]
    [InlineData("text")]
    [InlineData("binary")]
    public async Task Upload_GraphOfEitherForm_IsServedByItsId(string form)
    {
        await using var host = await DashboardHost.StartAsync();
        var bytes = form == "text" ? Encoding.UTF8.GetBytes("node { name: 'a/b' op: 'X' } node { name: 'c' input: 'a/b' }") : Some.Graph(("a/b", []), ("c", ["a/b"]));

        var upload = await UploadAsync(host, bytes);
        using var answer = JsonDocument.Parse(await upload.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        var graph = await host.JsonAsync($"/api/graphs/graph?upload={answer.RootElement.GetProperty("id").GetString()}");

        Assert.Equal(["", "a", "b", "c"], Strings(graph.GetProperty("labels")));
        Assert.Equal(2, answer.RootElement.GetProperty("operations").GetInt32());
    }

    [Fact]
    public async Task Upload_WhatIsNoGraph_IsRefused()
    {
        await using var host = await DashboardHost.StartAsync();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await UploadAsync(host, "node { name: "u8.ToArray())).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await UploadAsync(host, [])).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await host.SendAsync(HttpMethod.Get, "/api/graphs/graph?upload=0000")).StatusCode);
    }

    [Fact]
    public async Task Upload_LargerThanTheBound_IsRefusedUnread()
    {
        await using var host = await DashboardHost.StartAsync();
        using var content = new StreamContent(Stream.Null);
        content.Headers.ContentLength = GraphLimits.UploadBytes + 1L;
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/graphs/upload") { Content = content };
        request.Headers.ExpectContinue = true;

        var answer = await host.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    private static Task<HttpResponseMessage> UploadAsync(DashboardHost host, byte[] bytes) =>
        host.Client.PostAsync(new Uri("/api/graphs/upload", UriKind.Relative), new ByteArrayContent(bytes), TestContext.Current.CancellationToken);

    private static async Task AssertSameAsync(DashboardHost host, string run, JsonElement expected)
    {
        // Of several graphs TensorBoard's answer is the first or the last: one of ours must be it.
        var nodes = expected.GetProperty("nodes").EnumerateArray().ToList();
        var count = Run(await host.JsonAsync("/api/graphs"), run).GetProperty("graphs").EnumerateArray()
            .Single(tag => tag.GetProperty("tag").GetString() == "__run_graph__").GetProperty("steps").GetArrayLength();
        List<JsonElement> graphs = [];
        for (var index = 0; index < count; index++)
        {
            graphs.Add(await host.JsonAsync($"/api/graphs/graph?run={Uri.EscapeDataString(run)}&index={index}"));
        }

        var functions = expected.GetProperty("n_library_functions").GetInt32();
        var same = graphs.Where(graph => Operations(graph) == expected.GetProperty("n_nodes").GetInt32() && graph.GetProperty("functions").GetArrayLength() == functions).ToList();
        Assert.NotEmpty(same);
        var types = nodes.Select(node => node.GetProperty("op").GetString()).Order();
        Assert.Contains(same, graph => TypesOf(graph).Order().SequenceEqual(types));
    }

    /// <summary>Operations outside the function library.</summary>
    private static int Operations(JsonElement graph) => TypesOf(graph).Count();

    private static IEnumerable<string> TypesOf(JsonElement graph)
    {
        var kinds = graph.GetProperty("kinds");
        var sizes = graph.GetProperty("sizes");
        var words = graph.GetProperty("words").GetProperty("types");
        for (var node = 1; node < kinds.GetArrayLength(); node++)
        {
            if (graph.GetProperty("labels")[node].GetString() == GraphReader.FunctionScope)
            {
                node += sizes[node].GetInt32();
            }
            else if (kinds[node].GetInt32() == 0)
            {
                yield return words[graph.GetProperty("types")[node].GetInt32()].GetString()!;
            }
        }
    }

    private static JsonElement Run(JsonElement listed, string run) => listed.EnumerateArray().Single(one => one.GetProperty("run").GetString() == run);

    private static IEnumerable<string> Strings(JsonElement array) => array.EnumerateArray().Select(one => one.GetString()!);

    private static IEnumerable<(string Run, JsonElement Expected)> Expected(string name)
    {
        var plain = SharedData.PathOf(name + ".expected.json");
        using var stream = File.Exists(plain) ? File.OpenRead(plain) : (Stream)new GZipStream(File.OpenRead(plain + ".gz"), CompressionMode.Decompress);
        using var document = JsonDocument.Parse(stream);
        return [.. document.RootElement.GetProperty("runs").Clone().EnumerateObject().Select(run => (run.Name, run.Value))];
    }
}
