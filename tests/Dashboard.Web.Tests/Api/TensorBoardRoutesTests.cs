using System.Net;
using System.Text.Json;
using Monitor.Tests.Support;

namespace Dashboard.Web.Tests.Api;

/// <summary>Against what a real TensorBoard answered for the same logs.</summary>
public sealed class TensorBoardRoutesTests
{
    public static TheoryData<string> Recordings => new(
        "core_runs", "scalars_old_sine", "scalars_new_double", "scalars_non_finite", "scalars_deep_tag", "scalars_csv", "scalars_404_tag", "scalars_404_run", "scalars_no_params");

    [Theory]
    [MemberData(nameof(Recordings))]
    public async Task Route_RecordedRequest_AnswersTheSameBytes(string name)
    {
        await using var host = await DashboardHost.OverRecordedAsync("pytorch_all");
        using var index = JsonDocument.Parse(await File.ReadAllBytesAsync(SharedData.PathOf("http_api_all", "index.json"), TestContext.Current.CancellationToken));
        var recorded = index.RootElement.EnumerateArray().Single(one => one.GetProperty("name").GetString() == name);

        using var response = await host.SendAsync(HttpMethod.Get, recorded.GetProperty("path").GetString()!);

        var file = SharedData.PathOf("http_api_all", recorded.GetProperty("file").GetString()!);
        Assert.Equal(
            await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken),
            await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(recorded.GetProperty("status").GetInt32(), (int)response.StatusCode);
        Assert.Equal(recorded.GetProperty("content_type").GetString(), response.Content.Headers.ContentType!.ToString());
        Assert.Equal(recorded.GetProperty("cache_control").GetString()!.Split(", ").Order(), response.Headers.CacheControl!.ToString().Split(", ").Order());
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
    }

    [Fact]
    public async Task Scalars_AllSamples_AnswersEveryPointTensorBoardHeld()
    {
        await using var host = await DashboardHost.OverRecordedAsync("pytorch_all");
        var ours = await host.GetAsync("/data/plugin/scalars/scalars?run=train%2Fresnet%2Fbase&tag=train%2Floss&samples=all");
        Assert.Equal(await File.ReadAllTextAsync(SharedData.PathOf("http_api_all", "scalars_reservoir_3000.json"), TestContext.Current.CancellationToken), ours);
    }

    [Fact]
    public async Task Scalars_DefaultSamples_Are1000WithFirstLastAndExtremes()
    {
        await using var host = await DashboardHost.OverRecordedAsync("pytorch_all");
        var all = Points(await host.GetAsync("/data/plugin/scalars/scalars?run=train%2Fresnet%2Fbase&tag=train%2Floss&samples=all"));
        var some = Points(await host.GetAsync("/data/plugin/scalars/scalars?run=train%2Fresnet%2Fbase&tag=train%2Floss"));

        Assert.Equal(1000, some.Length);
        Assert.Equal(all[0], some[0]);
        Assert.Equal(all[^1], some[^1]);
        Assert.Contains(all.MaxBy(point => point.Value), some);
        Assert.Contains(all.MinBy(point => point.Value), some);
        Assert.Equal(some.OrderBy(point => point.Step), some);
    }

    [Theory]
    [InlineData("pytorch_all", "http_api_all")]
    [InlineData("tf_style", "http_api_tf_style")]
    public async Task Tags_RecordedLog_AreNamedAsTensorBoardNamesThem(string logs, string recordings)
    {
        await using var host = await DashboardHost.OverRecordedAsync(logs);
        using var ours = JsonDocument.Parse(await host.GetAsync("/data/plugin/scalars/tags"));
        using var theirs = JsonDocument.Parse(await File.ReadAllBytesAsync(SharedData.PathOf(recordings, "scalars_tags.json"), TestContext.Current.CancellationToken));
        Assert.Equal(Describe(theirs.RootElement).Order(), Describe(ours.RootElement).Order());
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("many")]
    [InlineData("99999999999")]
    public async Task Scalars_SenselessSamples_IsABadRequest(string samples)
    {
        await using var host = await DashboardHost.StartAsync();
        using var response = await host.SendAsync(HttpMethod.Get, $"/data/plugin/scalars/scalars?run=a&tag=b&samples={samples}");
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    /// <summary>Of descriptions only whether there is one: renderers of Markdown differ.</summary>
    private static IEnumerable<string> Describe(JsonElement runs) =>
        from run in runs.EnumerateObject()
        from tag in run.Value.EnumerateObject()
        let isDescribed = tag.Value.GetProperty("description").GetString()!.Length > 0
        select $"{run.Name}|{tag.Name}|{tag.Value.GetProperty("displayName")}|{isDescribed}";

    private static (double Step, double Value)[] Points(string json)
    {
        using var document = JsonDocument.Parse(json);
        return [.. document.RootElement.EnumerateArray().Select(point => (point[1].GetDouble(), point[2].GetDouble()))];
    }
}
