using Dashboard.Web.Api.TensorBoard.DataProvider;
using EventFormat.Protos;
using EventFormat.Summaries;
using Grpc.Core;
using Grpc.Net.Client;
using Monitor.Tests.Support;

namespace Dashboard.Web.Tests.Api.TensorBoard;

/// <summary>The service as TensorBoard's own client calls it: plain HTTP/2, the generated stub.</summary>
public sealed class DataProviderServiceTests(RecordedHosts hosts) : IAsyncLifetime
{
    private GrpcChannel _channel = null!;
    private TensorBoardDataProvider.TensorBoardDataProviderClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _channel = GrpcChannel.ForAddress((await hosts.OfAsync("http_api_all")).GrpcUrl);
        _client = new TensorBoardDataProvider.TensorBoardDataProviderClient(_channel);
    }

    public ValueTask DisposeAsync()
    {
        _channel.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task GetExperiment_Always_SaysWhereTheDataIs() =>
        Assert.Equal(SharedData.PathOf("pytorch_all"), (await _client.GetExperimentAsync(new GetExperimentRequest(), cancellationToken: TestContext.Current.CancellationToken)).DataLocation);

    [Fact]
    public async Task ListPlugins_RecordedLog_NamesAllThatOwnData()
    {
        var response = await _client.ListPluginsAsync(new ListPluginsRequest(), cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(
            ["audio", "custom_scalars", "graph_tagged_run_metadata", "graphs", "histograms", "hparams", "images", "mesh", "pr_curves", "scalars", "text"],
            response.Plugins.Select(plugin => plugin.Name).Where(name => name != "default"));
    }

    [Fact]
    public async Task ListRuns_RecordedLog_AreThoseOfTheHttpAnswerInItsOrder()
    {
        var response = await _client.ListRunsAsync(new ListRunsRequest(), cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(Recording.Of("http_api_all", "core_runs").Json()!.AsArray().Select(run => run!.GetValue<string>()), response.Runs.Select(run => run.Name));
        Assert.All(response.Runs, run => Assert.True(run.StartTime > 1.7e9));
    }

    [Fact]
    public async Task ReadScalars_OneSeries_AreTheRecordedPoints()
    {
        var request = new ReadScalarsRequest { PluginFilter = Plugin("scalars"), RunTagFilter = Only("scalars", "old_style/sine"), Downsample = new Downsample { NumPoints = 100_000 } };
        var response = await _client.ReadScalarsAsync(request, cancellationToken: TestContext.Current.CancellationToken);
        var data = Assert.Single(Assert.Single(response.Runs).Tags).Data;
        var recorded = Recording.Of("http_api_all", "scalars_old_sine").Json()!.AsArray();
        Assert.Equal(recorded.Select(point => (point![0]!.GetValue<double>(), point[1]!.GetValue<long>(), (float)point[2]!.GetValue<double>())), data.WallTime.Zip(data.Step, data.Value));
    }

    [Fact]
    public async Task ReadScalars_Downsampled_AreSoManyAndEndWithTheLast()
    {
        var request = new ReadScalarsRequest { RunTagFilter = Only("train/resnet/base", "train/loss"), Downsample = new Downsample { NumPoints = 1 } };
        Assert.Equal([2999L], (await _client.ReadScalarsAsync(request, cancellationToken: TestContext.Current.CancellationToken)).Runs[0].Tags[0].Data.Step);
        request.Downsample.NumPoints = 10;
        var ten = (await _client.ReadScalarsAsync(request, cancellationToken: TestContext.Current.CancellationToken)).Runs[0].Tags[0].Data.Step;
        Assert.Equal((10, 0L, 2999L), (ten.Count, ten[0], ten[^1]));
        request.Downsample.NumPoints = 0;
        Assert.Empty((await _client.ReadScalarsAsync(request, cancellationToken: TestContext.Current.CancellationToken)).Runs[0].Tags[0].Data.Step);
    }

    [Fact]
    public async Task ListScalars_Filters_LetPassWhatTheyName()
    {
        Assert.Equal(8, (await ListAsync(new RunTagFilter { Runs = new RunFilter { Names = { "scalars", "train/resnet/base", "train/resnet/wide", "nope" } }, Tags = new TagFilter { Names = { "train/loss", "train/throughput", "val/acc", "val/loss" } } })).Sum(run => run.Tags.Count));
        Assert.Empty(await ListAsync(new RunTagFilter { Runs = new RunFilter() }));
        Assert.True((await ListAsync(null)).Count > 20);

        async Task<IReadOnlyList<ListScalarsResponse.Types.RunEntry>> ListAsync(RunTagFilter? filter) => (await _client.ListScalarsAsync(
            new ListScalarsRequest { PluginFilter = Plugin("scalars"), RunTagFilter = filter }, cancellationToken: TestContext.Current.CancellationToken)).Runs;
    }

    [Fact]
    public async Task ListScalars_OneTag_SaysWhatItIs()
    {
        var request = new ListScalarsRequest { PluginFilter = Plugin("scalars"), RunTagFilter = Only("train/resnet/base", "train/loss") };
        var metadata = (await _client.ListScalarsAsync(request, cancellationToken: TestContext.Current.CancellationToken)).Runs[0].Tags[0].Metadata;
        Assert.Equal((2999L, "scalars", "train/loss", DataClass.Scalar), (metadata.MaxStep, metadata.SummaryMetadata.PluginData.PluginName, metadata.SummaryMetadata.DisplayName, metadata.SummaryMetadata.DataClass));
        Assert.True(metadata.MaxWallTime > 1.7e9);
    }

    [Fact]
    public async Task ReadTensors_OldHistogram_IsATableOfBuckets()
    {
        var request = new ReadTensorsRequest { PluginFilter = Plugin("histograms"), RunTagFilter = Only("histograms", "raw"), Downsample = new Downsample { NumPoints = 100 } };
        var data = (await _client.ReadTensorsAsync(request, cancellationToken: TestContext.Current.CancellationToken)).Runs[0].Tags[0].Data;
        var recorded = Recording.Of("http_api_all", "histograms_raw").Json()!.AsArray();
        Assert.Equal(recorded.Count, data.Value.Count);
        Assert.Equal([recorded[0]![2]!.AsArray().Count, 3], data.Value[0].TensorShape.Dim.Select(dim => (int)dim.Size));
        var numbers = System.Runtime.InteropServices.MemoryMarshal.Cast<byte, double>(data.Value[0].TensorContent.Span).ToArray();
        Assert.Equal(recorded[0]![2]!.AsArray().SelectMany(bucket => bucket!.AsArray().Select(number => number!.GetValue<double>())), numbers);
    }

    [Fact]
    public async Task ReadTensors_Texts_AreAsWritten()
    {
        var request = new ReadTensorsRequest { PluginFilter = Plugin("text"), RunTagFilter = Only("text", "log/text_summary"), Downsample = new Downsample { NumPoints = 2 } };
        var data = (await _client.ReadTensorsAsync(request, cancellationToken: TestContext.Current.CancellationToken)).Runs[0].Tags[0].Data;
        Assert.Equal(["This is *step* **0**", "This is *step* **12**"], data.Value.Select(tensor => tensor.StringVal[0].ToStringUtf8()));
    }

    [Fact]
    public async Task ListTensors_HyperParameters_StandInTheMetadata()
    {
        var request = new ListTensorsRequest { PluginFilter = Plugin("hparams"), RunTagFilter = Only("hparams/trial_0", "_hparams_/session_start_info") };
        var content = (await _client.ListTensorsAsync(request, cancellationToken: TestContext.Current.CancellationToken)).Runs[0].Tags[0].Metadata.SummaryMetadata.PluginData.Content;
        Assert.Equal(0.1, HParamsValue.Decode(content.Memory).SessionStartInfo.Hparams["lr"].NumberValue);
    }

    [Fact]
    public async Task ReadBlob_Image_IsTheRecordedFile()
    {
        var list = await _client.ListBlobSequencesAsync(
            new ListBlobSequencesRequest { PluginFilter = Plugin("images"), RunTagFilter = Only("images", "chw_float") }, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(3, list.Runs[0].Tags[0].Metadata.MaxLength);
        var sequences = await _client.ReadBlobSequencesAsync(
            new ReadBlobSequencesRequest { PluginFilter = Plugin("images"), RunTagFilter = Only("images", "chw_float"), Downsample = new Downsample { NumPoints = 100 } },
            cancellationToken: TestContext.Current.CancellationToken);
        var keys = sequences.Runs[0].Tags[0].Data.Values[0].BlobRefs.Select(reference => reference.BlobKey).ToList();
        Assert.Equal("WyIiLCJpbWFnZXMiLCJpbWFnZXMiLCJjaHdfZmxvYXQiLDAsMl0", keys[2]);
        Assert.Equal(Recording.Of("http_api_all", "images_individual").Body(), await BlobAsync(keys[2]));
        Assert.Matches("^[0-9]+$", System.Text.Encoding.ASCII.GetString(await BlobAsync(keys[0])));
    }

    [Fact]
    public async Task ReadBlob_Graph_IsTheGraphOfTheRun()
    {
        var sequences = await _client.ReadBlobSequencesAsync(
            new ReadBlobSequencesRequest { PluginFilter = Plugin("graphs"), RunTagFilter = Only("graph/cnn", "__run_graph__"), Downsample = new Downsample { NumPoints = 1 } },
            cancellationToken: TestContext.Current.CancellationToken);
        var graph = GraphDef.Parser.ParseFrom(await BlobAsync(sequences.Runs[0].Tags[0].Data.Values[0].BlobRefs[0].BlobKey));
        Assert.Equal("input/x.1", graph.Node[0].Name);
    }

    [Theory]
    [InlineData("no key", StatusCode.InvalidArgument)]
    [InlineData("WyIiLCJpbWFnZXMiLCJub3BlIiwiYSIsMCwwXQ", StatusCode.NotFound)]
    public async Task ReadBlob_NoSuchKey_SaysSo(string key, StatusCode status) =>
        Assert.Equal(status, (await Assert.ThrowsAsync<RpcException>(() => BlobAsync(key))).StatusCode);

    [Fact]
    public async Task Read_PluginOrDownsampleMissing_IsAnInvalidArgument()
    {
        var noPlugin = await Assert.ThrowsAsync<RpcException>(async () => await _client.ListScalarsAsync(new ListScalarsRequest(), cancellationToken: TestContext.Current.CancellationToken));
        var noCount = await Assert.ThrowsAsync<RpcException>(async () => await _client.ReadTensorsAsync(new ReadTensorsRequest { PluginFilter = Plugin("text") }, cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal((StatusCode.InvalidArgument, StatusCode.InvalidArgument), (noPlugin.StatusCode, noCount.StatusCode));
    }

    [Fact]
    public async Task Call_TokenRequired_NeedsIt()
    {
        await using var host = await DashboardHost.StartAsync(options => (options.GrpcPort, options.Token) = (0, "a token of some length"));
        using var channel = GrpcChannel.ForAddress(host.GrpcUrl);
        var client = new TensorBoardDataProvider.TensorBoardDataProviderClient(channel);
        var refused = await Assert.ThrowsAsync<RpcException>(async () => await client.ListRunsAsync(new ListRunsRequest(), cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal(StatusCode.Unauthenticated, refused.StatusCode);
        var headers = new Metadata { { "authorization", "Bearer a token of some length" } };
        Assert.Empty((await client.ListRunsAsync(new ListRunsRequest(), headers, cancellationToken: TestContext.Current.CancellationToken)).Runs);
    }

    private static PluginFilter Plugin(string name) => new() { PluginName = name };

    private static RunTagFilter Only(string run, string tag) => new() { Runs = new RunFilter { Names = { run } }, Tags = new TagFilter { Names = { tag } } };

    private async Task<byte[]> BlobAsync(string key)
    {
        using var call = _client.ReadBlob(new ReadBlobRequest { BlobKey = key }, cancellationToken: TestContext.Current.CancellationToken);
        var whole = new MemoryStream();
        await foreach (var part in call.ResponseStream.ReadAllAsync(TestContext.Current.CancellationToken))
        {
            await whole.WriteAsync(part.Data.Memory, TestContext.Current.CancellationToken);
        }

        return whole.ToArray();
    }
}
