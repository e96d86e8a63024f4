using System.Net;
using System.Text.Json;

namespace Dashboard.Web.Tests.Api.TensorBoard;

/// <summary>Which points of a series are answered.</summary>
public sealed class ScalarsPluginTests
{
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

    private static (double Step, double Value)[] Points(string json)
    {
        using var document = JsonDocument.Parse(json);
        return [.. document.RootElement.EnumerateArray().Select(point => (point[1].GetDouble(), point[2].GetDouble()))];
    }
}
