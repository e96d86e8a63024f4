using System.Text.Json.Nodes;

namespace Dashboard.Web.Tests.Api.TensorBoard;

/// <summary>What answers hold when nothing is said of samples: as many as TensorBoard's, chosen evenly instead of by chance.</summary>
public sealed class DefaultSamplesTests(RecordedHosts hosts)
{
    [Theory]
    [InlineData("images_chw_float", 10)]
    [InlineData("text_log", 13)]
    [InlineData("scalars_reservoir_3000", 1000)]
    public async Task Samples_Default_AreBoundedAndEndAsAllDo(string name, int count)
    {
        var all = await AnswerAsync("http_api_all", name);
        var some = await AnswerAsync("http_api_default", name);

        Assert.Equal(Math.Min(count, all.Count), some.Count);
        Assert.Equal(all[0]!.ToJsonString(), some[0]!.ToJsonString());
        Assert.Equal(all[^1]!.ToJsonString(), some[^1]!.ToJsonString());
        var places = some.Select(one => all.ToList().FindIndex(other => other!.ToJsonString() == one!.ToJsonString())).ToList();
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);

        // Evenly: no gap is larger than twice another, but where an extreme took the place of its neighbour.
        var even = (double)(all.Count - 1) / (some.Count - 1);
        Assert.All(places.Zip(places.Skip(1)), pair => Assert.InRange(pair.Second - pair.First, 1, Math.Ceiling(2 * even)));
    }

    [Fact]
    public async Task Samples_OfTheRequest_OverrideTheOption()
    {
        var host = await hosts.OfAsync("http_api_default");
        var all = JsonNode.Parse(await host.GetAsync("/data/plugin/images/images?run=images&tag=chw_float&sample=0&samples=all"))!.AsArray();
        var three = JsonNode.Parse(await host.GetAsync("/data/plugin/images/images?run=images&tag=chw_float&sample=0&samples=3"))!.AsArray();

        Assert.Null(JsonDifference.Find(Recording.Of("http_api_all", "images_chw_float").Json(), all));
        Assert.Equal([0, 6, 13], three.Select(one => one!["step"]!.GetValue<int>()));
    }

    [Theory]
    [InlineData("scalars/scalars?run=scalars&tag=old_style/sine")]
    [InlineData("histograms/histograms?run=histograms&tag=raw")]
    [InlineData("distributions/distributions?run=histograms&tag=raw")]
    [InlineData("images/images?run=images&tag=chw_float")]
    [InlineData("audio/audio?run=audio&tag=tone")]
    [InlineData("text/text?run=text&tag=log/text_summary")]
    [InlineData("pr_curves/pr_curves?run=pr_curves&tag=thresholds_11")]
    [InlineData("mesh/meshes?run=mesh&tag=tetrahedron")]
    [InlineData("custom_scalars/scalars?run=scalars&tag=.*")]
    public async Task Samples_Senseless_IsABadRequestEverywhere(string path)
    {
        var host = await hosts.OfAsync("http_api_default");
        using var response = await host.SendAsync(HttpMethod.Get, $"/data/plugin/{path}&samples=many");
        Assert.Equal(System.Net.HttpStatusCode.BadRequest, response.StatusCode);
    }

    private async Task<JsonArray> AnswerAsync(string directory, string name)
    {
        var host = await hosts.OfAsync(directory);
        using var response = await host.Client.SendAsync(Recording.Of(directory, name).Request(), TestContext.Current.CancellationToken);
        return JsonNode.Parse(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken))!.AsArray();
    }
}
