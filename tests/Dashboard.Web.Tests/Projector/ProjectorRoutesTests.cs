using System.Net;
using System.Net.Http.Json;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Dashboard.Web.Components.Dashboards;
using Dashboard.Web.Projector.Embeddings;
using Dashboard.Web.Projector.Jobs;
using EventFormat.Protos;
using EventFormat.Writing;
using Microsoft.Extensions.DependencyInjection;
using Monitor.Tests.Support;

namespace Dashboard.Web.Tests.Projector;

public sealed class ProjectorRoutesTests
{
    private const string PyTorch = "run=embedding&name=with_sprite:00000";

    private static readonly (string Route, string Body)[] Senseless =
    [
        ("jobs", ""),
        ("jobs", "[]"),
        ("jobs", "null"),
        ("jobs", """{"method":"magic"}"""),
        ("jobs", """{"method":null}"""),
        ("jobs", """{"perplexity":1e9}"""),
        ("jobs", """{"dimensions":4}"""),
        ("jobs", """{"iterations":-1}"""),
        ("jobs", """{"minDistance":"NaN"}"""),
        ("jobs", """{"run":"run","name":"a","points":[0,9]}"""),
        ("jobs", """{"run":"run","name":"a","points":[0,0,0]}"""),
        ("jobs", """{"run":"run","name":"a","points":[]}"""),
        ("neighbours", """{"run":"run","name":"a","point":2}"""),
        ("neighbours", """{"run":"run","name":"a","point":0,"count":0}"""),
        ("neighbours", """{"run":"run","name":"a","point":0,"metric":"far"}"""),
        ("neighbours", """{"run":"run","name":"a","point":0,"among":[-1]}"""),
        ("axes", """{"run":"run","name":"a","axes":[]}"""),
        ("axes", """{"run":"run","name":"a","axes":null}"""),
        ("axes", """{"run":"run","name":"a","axes":[null]}"""),
        ("axes", """{"run":"run","name":"a","axes":[{"from":[0],"to":[]}]}"""),
        ("axes", """{"run":"run","name":"a","axes":[{"from":[0],"to":[5]}]}"""),
    ];

    [Fact]
    public async Task Embeddings_OfPyTorch_AreAllListedAndAnswerAsTensorBoardDoes()
    {
        await using var host = await DashboardHost.OverRecordedAsync("pytorch_all");
        await WhenFoundAsync(host, finder => finder.Current.Length == 3);
        using var list = JsonDocument.Parse(await host.GetAsync("/api/projector/embeddings"));
        Assert.Equal(
            ["with_sprite:00000", "multi/column meta:00010", "default:00020"],
            list.RootElement.EnumerateArray().Select(row => row.GetProperty("name").GetString()));

        for (var i = 0; i < 3; i++)
        {
            var query = $"run=embedding&name={Uri.EscapeDataString(list.RootElement[i].GetProperty("name").GetString()!)}";
            Assert.Equal(File.ReadAllBytes(SharedData.PathOf("http_api_all", $"projector_tensor_{i}.bin")), await BytesAsync(host, $"tensor?{query}"));
        }

        Assert.Equal(File.ReadAllBytes(SharedData.PathOf("http_api_all", "projector_metadata_0.txt")), await BytesAsync(host, $"metadata?{PyTorch}"));
        Assert.Equal(File.ReadAllBytes(SharedData.PathOf("http_api_all", "projector_sprite_0.png")), await BytesAsync(host, $"sprite?{PyTorch}"));
        using var about = JsonDocument.Parse(await host.GetAsync($"/api/projector/embedding?{PyTorch}"));
        Assert.Equal((60, 8), (about.RootElement.GetProperty("points").GetInt32(), about.RootElement.GetProperty("dimensions").GetInt32()));
        Assert.Equal([16, 16], about.RootElement.GetProperty("sprite").EnumerateArray().Select(size => size.GetInt32()));
    }

    [Fact]
    public async Task Menu_ListsTheProjector_OnlyWhileThereAreEmbeddings()
    {
        await using var host = await DashboardHost.StartAsync();
        var dashboard = host.Services.GetServices<IDashboard>().Single(one => one.Path == "projector");
        Assert.False(dashboard.HasContent(host.Registry.Current));
        Write(host, "run", "embeddings { tensor_name: 'a' tensor_path: 't.tsv' }", ("t.tsv", "1\t2\n3\t4\n"));
        await WhenFoundAsync(host, finder => !finder.Current.IsEmpty);
        Assert.True(dashboard.HasContent(host.Registry.Current));
    }

    [Fact]
    public async Task Sprite_IsSentSandboxed()
    {
        await using var host = await DashboardHost.OverRecordedAsync("pytorch_all");
        await WhenFoundAsync(host, finder => finder.Current.Length == 3);
        using var response = await host.SendAsync(HttpMethod.Get, $"/api/projector/sprite?{PyTorch}");
        Assert.Equal("image/png", response.Content.Headers.ContentType!.MediaType);
        Assert.Contains("sandbox", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
    }

    [Fact]
    public async Task Files_OutsideTheLogDirectory_AreNeverSent()
    {
        await using var host = await DashboardHost.StartAsync();
        var outside = Path.Combine(host.Logs, "..", "secret.tsv");
        Directory.CreateDirectory(host.Logs);
        File.WriteAllText(outside, "1\t2\n3\t4\n");
        Write(host, "run", """
            embeddings { tensor_name: "up" tensor_path: "../../secret.tsv" metadata_path: "../../secret.tsv" bookmarks_path: "/etc/passwd" sprite { image_path: "../../secret.tsv" single_image_dim: 1 single_image_dim: 1 } }
            embeddings { tensor_name: "link" tensor_path: "link.tsv" metadata_path: "link.tsv" }
            embeddings { tensor_name: "good" tensor_path: "t.tsv" metadata_path: "/etc/passwd" }
            """, ("t.tsv", "1\t2\n3\t4\n"));
        File.CreateSymbolicLink(Path.Combine(host.Logs, "run", "link.tsv"), outside);
        await WhenFoundAsync(host, finder => finder.Current.Length == 3);
        foreach (var path in new[] { "tensor?run=run&name=up", "metadata?run=run&name=up", "bookmarks?run=run&name=up", "sprite?run=run&name=up", "tensor?run=run&name=link", "metadata?run=run&name=link", "metadata?run=run&name=good" })
        {
            using var response = await host.SendAsync(HttpMethod.Get, $"/api/projector/{path}");
            Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
            Assert.Contains("out of the log directory", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }

        using var about = JsonDocument.Parse(await host.GetAsync("/api/projector/embedding?run=run&name=good"));
        Assert.False(about.RootElement.GetProperty("hasMetadata").GetBoolean());
        Assert.Single(about.RootElement.GetProperty("warnings").EnumerateArray());
    }

    [Theory]
    [InlineData("tensor_path: 'no.tsv'", "is not there")]
    [InlineData("tensor_path: 'bad.tsv'", "Line 2")]
    [InlineData("tensor_path: 't.bytes'", "tensor_shape")]
    [InlineData("tensor_path: 't.bytes' tensor_shape: 4000000000 tensor_shape: 4000000000", "at most")]
    [InlineData("metadata_path: 'x'", "TensorFlow checkpoint")]
    public async Task Embedding_ThatCannotBeRead_SaysWhy(string config, string cause)
    {
        await using var host = await DashboardHost.StartAsync();
        Write(host, "run", $"embeddings {{ tensor_name: 'a' {config} }}", ("bad.tsv", "1\t2\n3\n"), ("t.bytes", "\0\0\0\0"));
        await WhenFoundAsync(host, finder => finder.Current.Length == 1);
        using var about = JsonDocument.Parse(await host.GetAsync("/api/projector/embedding?run=run&name=a"));
        Assert.Contains(cause, about.RootElement.GetProperty("fault").GetString(), StringComparison.Ordinal);
        using var response = await host.SendAsync(HttpMethod.Get, "/api/projector/tensor?run=run&name=a");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
    }

    [Fact]
    public async Task Config_ThatIsBroken_IsNamedAndTheOthersAreRead()
    {
        await using var host = await DashboardHost.StartAsync();
        Write(host, "broken", "embeddings {");
        Write(host, "good", "embeddings { tensor_name: 'a' tensor_path: 't.tsv' }", ("t.tsv", "1\t2\n"));
        var finder = await WhenFoundAsync(host, finder => finder.Current.Length == 1 && finder.Problems.Length == 1);
        Assert.Equal("broken", finder.Problems[0].Run);
        Assert.Contains("line 1", finder.Problems[0].Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Config_BesideTheRuns_IsFoundUnderItsDirectory()
    {
        await using var host = await DashboardHost.StartAsync();
        Directory.CreateDirectory(Path.Combine(host.Logs, "logs"));
        File.WriteAllText(Path.Combine(host.Logs, "logs", ConfigFolder.FileName), "embeddings { tensor_name: 'a' }");
        using (host.Write("logs/train"))
        {
        }

        var finder = await WhenFoundAsync(host, finder => finder.Current.Length == 1);
        Assert.Equal("logs", finder.Current[0].Run);
    }

    [Fact]
    public async Task Embedding_WrittenByOurWriter_IsTheSame()
    {
        await using var host = await DashboardHost.StartAsync();
        await using (var writer = new SummaryWriter(Path.Combine(host.Logs, "ours")))
        {
            Assert.True(writer.AddEmbedding("a/b", new Embedding { Points = new float[] { 1.5f, -2, 1e-7f, 4 }, Dimensions = 2, Metadata = [["x"], ["y"]] }));
        }

        await WhenFoundAsync(host, finder => finder.Current.Length == 1);
        Assert.Equal(MemoryMarshal.AsBytes<float>([1.5f, -2, 1e-7f, 4]).ToArray(), await BytesAsync(host, "tensor?run=ours&name=a%2Fb:00000"));
        Assert.Equal("x\ny\n", await host.GetAsync("/api/projector/metadata?run=ours&name=a%2Fb:00000"));
    }

    [Fact]
    public async Task Embedding_OfEventFiles_IsEveryTableOfPointsByItsSteps()
    {
        await using var host = await DashboardHost.StartAsync();
        await using (var writer = new SummaryWriter(Path.Combine(host.Logs, "logged")))
        {
            for (var step = 0; step < 2; step++)
            {
                writer.AddValue(Value("layer/embedding", [3, 2], [step, 1, 2, 3, 4, 5]), step * 10);
                writer.AddValue(Value("a vector", [4], [1, 2, 3, 4]), step * 10);
                writer.AddValue(Value("a cube", [3, 2, 2], [.. Enumerable.Range(0, 12)]), step * 10);
            }
        }

        var finder = await WhenFoundAsync(host, finder => !finder.Current.IsEmpty);
        Assert.Equal("layer/embedding", Assert.Single(finder.Current).Name);
        using var about = JsonDocument.Parse(await host.GetAsync("/api/projector/embedding?run=logged&name=layer%2Fembedding"));
        Assert.Equal((3, 2), (about.RootElement.GetProperty("points").GetInt32(), about.RootElement.GetProperty("dimensions").GetInt32()));
        Assert.Equal(["0", "10"], about.RootElement.GetProperty("steps").EnumerateArray().Select(step => step.GetString()));
        Assert.Equal(MemoryMarshal.AsBytes<float>([0, 1, 2, 3, 4, 5]).ToArray(), await BytesAsync(host, "tensor?run=logged&name=layer%2Fembedding&step=0"));
        Assert.Equal(MemoryMarshal.AsBytes<float>([1, 1, 2, 3, 4, 5]).ToArray(), await BytesAsync(host, "tensor?run=logged&name=layer%2Fembedding"));
    }

    [Fact]
    public async Task Page_WithoutEmbeddings_TeachesAndNamesWhatIsBroken()
    {
        await using var host = await DashboardHost.StartAsync();
        Write(host, "broken", "embeddings {");
        await WhenFoundAsync(host, finder => finder.Problems.Length == 1);
        var page = await host.GetAsync("/projector");
        Assert.Contains("No embeddings yet", page, StringComparison.Ordinal);
        Assert.Contains("add_embedding", page, StringComparison.Ordinal);
        Assert.Contains("projector_config.pbtxt: line 1", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Job_PrincipalComponents_IsWatchedToItsEnd()
    {
        await using var host = await DashboardHost.OverRecordedAsync("pytorch_all");
        await WhenFoundAsync(host, finder => finder.Current.Length == 3);
        using var started = await PostAsync(host, "jobs", new { run = "embedding", name = "with_sprite:00000", points = new[] { 5, 3, 7, 9 } });
        var id = (await started.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("id").GetString();
        JobFrame frame;
        var after = 0;
        do
        {
            frame = JobFrame.Decode(await BytesAsync(host, $"jobs/{id}?after={after}"));
            after = frame.Number;
        }
        while (frame.State < JobState.Done);
        Assert.Equal((JobState.Done, 4), (frame.State, frame.Points));
        using var stopped = await host.SendAsync(HttpMethod.Delete, $"/api/projector/jobs/{id}");
        Assert.Equal(HttpStatusCode.NoContent, stopped.StatusCode);
        using var gone = await host.SendAsync(HttpMethod.Get, "/api/projector/jobs/0123");
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Fact]
    public async Task Neighbours_AreTheNearestInAllDimensions()
    {
        await using var host = await DashboardHost.OverRecordedAsync("pytorch_all");
        await WhenFoundAsync(host, finder => finder.Current.Length == 3);
        using var response = await PostAsync(host, "neighbours", new { run = "embedding", name = "with_sprite:00000", point = 3, count = 4, metric = "euclidean", among = new[] { 1, 2, 3 } });
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        Assert.Equal([1, 2], answer.GetProperty("points").EnumerateArray().Select(point => point.GetInt32()).Order());
        var distances = answer.GetProperty("distances").EnumerateArray().Select(distance => distance.GetDouble()).ToArray();
        Assert.Equal(distances.Order(), distances);
    }

    [Fact]
    public async Task Axes_LeadFromOneCentroidToTheOther()
    {
        await using var host = await DashboardHost.StartAsync();
        Write(host, "run", "embeddings { tensor_name: 'a' tensor_path: 't.tsv' }", ("t.tsv", "0\t0\n2\t0\n0\t2\n1\t7\n"));
        await WhenFoundAsync(host, finder => finder.Current.Length == 1);
        using var response = await PostAsync(host, "axes", new { run = "run", name = "a", axes = new[] { new { from = new[] { 0 }, to = new[] { 1 } }, new { from = new[] { 0 }, to = new[] { 2 } } } });
        var bytes = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        Assert.Equal([-1, -1, 1, -1, -1, 1, 0, 6], MemoryMarshal.Cast<byte, float>(bytes).ToArray());
    }

    [Fact]
    public async Task Post_SenselessBody_IsRefusedWithItsCause()
    {
        await using var host = await DashboardHost.StartAsync();
        Write(host, "run", "embeddings { tensor_name: 'a' tensor_path: 't.tsv' }", ("t.tsv", "1\t2\n3\t4\n"));
        await WhenFoundAsync(host, finder => finder.Current.Length == 1);
        foreach (var (route, body) in Senseless)
        {
            using var content = new StringContent(body, Encoding.UTF8, "application/json");
            using var response = await host.Client.PostAsync(new Uri($"/api/projector/{route}", UriKind.Relative), content, TestContext.Current.CancellationToken);
            Assert.True(response.StatusCode == HttpStatusCode.BadRequest, $"{route} {body}: {response.StatusCode}");
            using var problem = JsonDocument.Parse(await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
            Assert.NotEmpty(problem.RootElement.GetProperty("detail").GetString()!);
        }
    }

    private static Summary.Types.Value Value(string tag, int[] shape, float[] values)
    {
        var tensor = new TensorProto { Dtype = DataType.DtFloat, TensorShape = new TensorShapeProto(), FloatVal = { values } };
        tensor.TensorShape.Dim.AddRange(shape.Select(size => new TensorShapeProto.Types.Dim { Size = size }));
        return new Summary.Types.Value { Tag = tag, Tensor = tensor };
    }

    private static void Write(DashboardHost host, string run, string config, params (string Name, string Text)[] files)
    {
        var directory = Directory.CreateDirectory(Path.Combine(host.Logs, run)).FullName;
        foreach (var (name, text) in files)
        {
            File.WriteAllText(Path.Combine(directory, name), text);
        }

        // The run comes last: with it the server looks for the rest.
        File.WriteAllText(Path.Combine(directory, ConfigFolder.FileName), config);
        using (host.Write(run))
        {
        }
    }

    private static async Task<EmbeddingFinder> WhenFoundAsync(DashboardHost host, Func<EmbeddingFinder, bool> claim)
    {
        var finder = host.Services.GetRequiredService<EmbeddingFinder>();
        var found = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        finder.Changed += Check;
        Check();
        await found.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        finder.Changed -= Check;
        return finder;

        void Check()
        {
            if (claim(finder))
            {
                found.TrySetResult();
            }
        }
    }

    private static Task<byte[]> BytesAsync(DashboardHost host, string path) =>
        host.Client.GetByteArrayAsync(new Uri($"/api/projector/{path}", UriKind.Relative), TestContext.Current.CancellationToken);

    private static Task<HttpResponseMessage> PostAsync<T>(DashboardHost host, string route, T body) =>
        host.Client.PostAsJsonAsync(new Uri($"/api/projector/{route}", UriKind.Relative), body, TestContext.Current.CancellationToken);
}
