using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Dashboard.Web.Tests.Api.TensorBoard;

/// <summary>What TensorBoard's own page sends, in the form in which it sends it: below an experiment, as multipart forms, with parameters of its own.</summary>
public sealed partial class FrontEndRequestsTests(RecordedHosts hosts)
{
    private const string Experiment = "/experiment/defaultExperimentId";

    [Fact]
    public async Task TimeSeries_MultipartFormBelowAnExperiment_IsAnswered()
    {
        var host = await HostAsync();
        using var form = new MultipartFormDataContent { { new StringContent("""[{"plugin":"scalars","tag":"trig"}]"""), "requests" } };
        using var response = await host.Client.PostAsync(new Uri($"{Experiment}/data/plugin/timeseries/timeSeries", UriKind.Relative), form, TestContext.Current.CancellationToken);
        var series = (await response.Content.ReadFromJsonAsync<JsonArray>(TestContext.Current.CancellationToken))![0]!["runToSeries"]!.AsObject();
        Assert.Equal(["scalars/trig_cos", "scalars/trig_sin", "scalars/trig_tan"], series.Select(run => run.Key));
    }

    [Fact]
    public async Task TimeSeries_ParameterOfAGet_IsAnsweredLikeAForm()
    {
        var host = await HostAsync();
        var got = await host.GetAsync("/data/plugin/timeseries/timeSeries?requests=" + Uri.EscapeDataString("""[{"plugin":"scalars","tag":"loss"}]"""));
        Assert.Null(JsonDifference.Find(Recording.Of("http_api_all", "timeseries_scalar").Json(), JsonNode.Parse(got)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("?requests=")]
    [InlineData("?requests=nonsense")]
    [InlineData("?requests=7")]
    [InlineData("?requests=[7]")]
    public async Task TimeSeries_NoRequests_IsABadRequest(string query)
    {
        var host = await HostAsync();
        using var response = await host.SendAsync(HttpMethod.Get, "/data/plugin/timeseries/timeSeries" + query);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task ScalarsMultirun_MultipartForm_IsAnsweredAndOnlyWhenPosted()
    {
        var host = await HostAsync();
        using var form = new MultipartFormDataContent { { new StringContent("trig"), "tag" }, { new StringContent("scalars/trig_sin"), "runs" }, { new StringContent("scalars/trig_cos"), "runs" } };
        using var response = await host.Client.PostAsync(new Uri("/data/plugin/scalars/scalars_multirun", UriKind.Relative), form, TestContext.Current.CancellationToken);
        Assert.Equal(["scalars/trig_sin", "scalars/trig_cos"], (await response.Content.ReadFromJsonAsync<JsonObject>(TestContext.Current.CancellationToken))!.Select(run => run.Key));
        using var got = await host.SendAsync(HttpMethod.Get, "/data/plugin/scalars/scalars_multirun?tag=trig");
        Assert.Equal((HttpStatusCode.MethodNotAllowed, "POST"), (got.StatusCode, got.Content.Headers.Allow.Single()));
    }

    [Fact]
    public async Task HParams_ColumnsWantedInTheResult_AreTheOnlyOnes()
    {
        var host = await HostAsync();
        using var body = JsonContent.Create(new
        {
            experimentName = "",
            allowedStatuses = new[] { "STATUS_UNKNOWN", "STATUS_SUCCESS", "STATUS_FAILURE", "STATUS_RUNNING" },
            colParams = new object[] { new { hparam = "lr", includeInResult = true }, new { metric = new { tag = "hparam/loss", group = "" }, order = "ORDER_DESC" } },
            startIndex = 0,
            sliceSize = 3,
        });
        using var response = await host.Client.PostAsync(new Uri($"{Experiment}/data/plugin/hparams/session_groups", UriKind.Relative), body, TestContext.Current.CancellationToken);
        var answer = (await response.Content.ReadFromJsonAsync<JsonObject>(TestContext.Current.CancellationToken))!;
        var groups = answer["sessionGroups"]!.AsArray();
        Assert.Equal(7, answer["totalSize"]!.GetValue<int>());
        Assert.All(groups, group => Assert.Equal(["lr"], group!["hparams"]!.AsObject().Select(hparam => hparam.Key)));

        // Descending by a metric that one trial lacks: it comes last.
        Assert.Equal(["hparams/trial_1", "hparams/trial_5", "hparams/trial_0"], groups.Select(group => group!["name"]!.GetValue<string>()));
    }

    [Theory]
    [InlineData("""{"colParams":[{}]}""", "session_groups")]
    [InlineData("""{"allowedStatuses":["STATUS_ODD"]}""", "session_groups")]
    [InlineData("""{"allowedStatuses":["STATUS_SUCCESS"],"colParams":[{"hparam":"lr","filterRegexp":"a"}]}""", "session_groups")]
    [InlineData("""{"allowedStatuses":["STATUS_SUCCESS"],"colParams":[{"hparam":"optimizer","filterRegexp":"("}]}""", "session_groups")]
    [InlineData("""{"allowedStatuses":["STATUS_SUCCESS"],"colParams":[{"hparam":"optimizer","filterInterval":{"minValue":0,"maxValue":1}}]}""", "session_groups")]
    [InlineData("nonsense", "experiment")]
    [InlineData("[]", "experiment")]
    public async Task HParams_SenselessRequest_IsABadRequest(string request, string route)
    {
        var host = await HostAsync();
        using var response = await host.SendAsync(HttpMethod.Get, $"/data/plugin/hparams/{route}?request={Uri.EscapeDataString(request)}");
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task HParams_Filters_KeepWhatTheyMatch()
    {
        Assert.Equal(["hparams/trial_1", "hparams/trial_3", "hparams/trial_5"], await NamesAsync("""{"hparam":"optimizer","filterRegexp":"^ad","excludeMissingValues":true}"""));
        Assert.Equal(["hparams/trial_0", "hparams/trial_2", "hparams/trial_4"], await NamesAsync("""{"hparam":"nesterov","filterDiscrete":[1.0],"excludeMissingValues":true}"""));
        Assert.Equal(["hparams/trial_2", "hparams/trial_3"], await NamesAsync("""{"metric":{"tag":"hparam/accuracy"},"filterInterval":{"minValue":0.85,"maxValue":"Infinity"}}"""));
        Assert.Equal("hparams_default_run_name/1767225605.5625212", (await NamesAsync("""{"hparam":"optimizer","order":"ORDER_ASC","missingValuesFirst":true}"""))[0]);

        async Task<List<string>> NamesAsync(string column)
        {
            var host = await HostAsync();
            var request = $$"""{"allowedStatuses":["STATUS_UNKNOWN","STATUS_SUCCESS"],"colParams":[{{column}}],"sliceSize":100}""";
            var answer = JsonNode.Parse(await host.GetAsync($"/data/plugin/hparams/session_groups?request={Uri.EscapeDataString(request)}"))!;
            return [.. answer["sessionGroups"]!.AsArray().Select(group => group!["name"]!.GetValue<string>())];
        }
    }

    [Fact]
    public async Task PrCurves_SeveralRuns_AreAnsweredTogether()
    {
        var host = await hosts.OfAsync("http_api_tf_style");
        Assert.Equal(Recording.Of("http_api_tf_style", "pr").Json()!.ToJsonString(), JsonNode.Parse(await host.GetAsync("/data/plugin/pr_curves/pr_curves?tag=pr&run=train&run=train"))!.ToJsonString());
        using var missing = await host.SendAsync(HttpMethod.Get, "/data/plugin/pr_curves/pr_curves?tag=pr&run=train&run=validation");
        Assert.Equal(HttpStatusCode.BadRequest, missing.StatusCode);
    }

    [Fact]
    public async Task Images_TimestampOfThePage_ChangesNothing()
    {
        var host = await HostAsync();
        var recording = Recording.Of("http_api_all", "images_individual");
        using var response = await host.SendAsync(HttpMethod.Get, recording.Request().RequestUri + "&ts=1767225600");
        Assert.Equal(recording.Body(), await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Contains("sandbox", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("images/individualImage")]
    [InlineData("images/individualImage?blob_key=nonsense")]
    [InlineData("images/individualImage?blob_key=WyIiXQ")]
    [InlineData("images/individualImage?blob_key=WyIiLG51bGwsbnVsbCxudWxsLDAsMF0")]
    [InlineData("images/individualImage?blob_key=WyIiLCJpbWFnZXMiLCJhIiwiYiIsMWU5OSwwXQ")]
    [InlineData("audio/individualAudio?blob_key=WyIiLCJhdWRpbyIsImF1ZGlvIiwidG9uZSIsMCwwXQ&content_type=text/html")]
    public async Task Blobs_SenselessKeyOrType_IsABadRequest(string path)
    {
        var host = await HostAsync();
        using var response = await host.SendAsync(HttpMethod.Get, $"/data/plugin/{path}");
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task Projector_NumRows_BoundsTensorAndMetadata()
    {
        var host = await HostAsync();
        var name = Uri.EscapeDataString("multi/column meta:00010");
        var tensor = await host.Client.GetByteArrayAsync(new Uri($"/data/plugin/projector/tensor?run=embedding&name={name}&num_rows=7", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(Recording.Of("http_api_all", "projector_tensor_1").Body().Take(7 * 8 * 4), tensor);

        // The line of column names is no point's.
        var metadata = await host.GetAsync($"/data/plugin/projector/metadata?run=embedding&name={name}&num_rows=2");
        Assert.Equal("name\tclass\tscore\np0\t0\t0.000\np1\t0\t0.143\n", metadata);
        using var senseless = await host.SendAsync(HttpMethod.Get, $"/data/plugin/projector/tensor?run=embedding&name={name}&num_rows=0");
        Assert.Equal(HttpStatusCode.BadRequest, senseless.StatusCode);
    }

    [Fact]
    public async Task PluginEntry_Projector_RunsOneScriptThatItsPolicyNames()
    {
        var host = await HostAsync();
        using var response = await host.SendAsync(HttpMethod.Get, "/data/plugin_entry.html?name=projector");
        var script = Script().Match(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Groups[1].Value;
        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains($"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script)))}'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'self'", policy, StringComparison.Ordinal);
        using var other = await host.SendAsync(HttpMethod.Get, "/data/plugin_entry.html?name=%3Cscript%3E");
        Assert.Equal(HttpStatusCode.NotFound, other.StatusCode);
    }

    [Theory]
    [InlineData("text/text?run=nope&tag=nope", HttpStatusCode.OK)]
    [InlineData("histograms/histograms?run=nope&tag=nope", HttpStatusCode.NotFound)]
    [InlineData("images/images?run=nope&tag=nope", HttpStatusCode.NotFound)]
    [InlineData("audio/audio?run=nope&tag=nope", HttpStatusCode.NotFound)]
    [InlineData("graphs/graph", HttpStatusCode.BadRequest)]
    [InlineData("graphs/graph?run=nope", HttpStatusCode.NotFound)]
    [InlineData("graphs/graph?run=graph/cnn&limit_attr_size=x", HttpStatusCode.BadRequest)]
    [InlineData("graphs/graph?run=graph/cnn&large_attrs_key=x", HttpStatusCode.BadRequest)]
    [InlineData("graphs/run_metadata?run=graph/cnn", HttpStatusCode.BadRequest)]
    [InlineData("mesh/data?run=mesh&tag=tetrahedron&content_type=ODD", HttpStatusCode.BadRequest)]
    [InlineData("mesh/data?run=mesh&tag=tetrahedron&content_type=VERTEX&step=77", HttpStatusCode.NotFound)]
    [InlineData("projector/info", HttpStatusCode.BadRequest)]
    [InlineData("projector/info?run=nope", HttpStatusCode.BadRequest)]
    [InlineData("projector/bookmarks?run=embedding&name=default:00020", HttpStatusCode.BadRequest)]
    [InlineData("hparams/download_data?format=odd&columnsVisibility=[]&request={}", HttpStatusCode.BadRequest)]
    [InlineData("debugger-v2/runs", HttpStatusCode.NotFound)]
    public async Task Requests_ThatCannotBeAnswered_SaySo(string path, HttpStatusCode status)
    {
        var host = await HostAsync();
        using var response = await host.SendAsync(HttpMethod.Get, $"/data/plugin/{path}");
        Assert.Equal(status, response.StatusCode);
    }

    [Fact]
    public async Task Notifications_Always_AreWhereThePageIs()
    {
        var host = await HostAsync();
        using var response = await host.SendAsync(HttpMethod.Get, "/data/notifications");
        Assert.Equal((HttpStatusCode.Redirect, "../notifications_note.json"), (response.StatusCode, response.Headers.Location!.OriginalString));
    }

    [Fact]
    public async Task Answers_ClientTakesThemPacked_ArePacked()
    {
        var host = await HostAsync();
        using var response = await host.SendAsync(HttpMethod.Get, "/data/plugin/scalars/tags", ("Accept-Encoding", "gzip"));
        Assert.Equal("gzip", response.Content.Headers.ContentEncoding.Single());
        await using var body = new System.IO.Compression.GZipStream(await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken), System.IO.Compression.CompressionMode.Decompress);
        Assert.Null(JsonDifference.Find(Recording.Of("http_api_all", "scalars_tags").Json(), await JsonNode.ParseAsync(body, cancellationToken: TestContext.Current.CancellationToken)));
    }

    [Theory]
    [InlineData("http://localhost:8080", HttpStatusCode.OK)]
    [InlineData("http://127.0.0.1:8080", HttpStatusCode.OK)]
    [InlineData("http://evil.example", HttpStatusCode.Forbidden)]
    [InlineData("null", HttpStatusCode.Forbidden)]
    public async Task PostedQueries_OfTheProxysPage_AreAnsweredAndThoseOfOtherSitesAreNot(string origin, HttpStatusCode status)
    {
        var host = await HostAsync();
        var request = Recording.Of("http_api_all", "scalars_multirun").Request();
        request.Headers.Add("Origin", origin);
        using var response = await host.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(status, response.StatusCode);
    }

    private Task<DashboardHost> HostAsync() => hosts.OfAsync("http_api_all");

    [GeneratedRegex("<script[^>]*>(.*)</script>")]
    private static partial Regex Script();
}
