using System.Net;
using System.Text;
using System.Text.Json;

namespace Dashboard.Web.Tests.Api;

public sealed class StatisticsRoutesTests
{
    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("""{"from":"1","series":null}""")]
    [InlineData("""{"from":"1","series":[[1]]}""")]
    [InlineData("""{"from":"a","series":[]}""")]
    [InlineData("""{"from":"1","to":"b","series":[]}""")]
    [InlineData("""{"from":"2","to":"1","series":[]}""")]
    [InlineData("""{"from":"99999999999999999999","series":[]}""")]
    [InlineData("""{"from":"1","smoothing":2,"series":[]}""")]
    public async Task Statistics_SenselessBody_IsRefusedWithItsCause(string body)
    {
        await using var host = await DashboardHost.StartAsync();
        using var response = await PostAsync(host, body);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        using var problem = JsonDocument.Parse(await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        Assert.NotEmpty(problem.RootElement.GetProperty("detail").GetString()!);
    }

    [Fact]
    public async Task Statistics_OfARange_AreThoseOfEveryPointInIt()
    {
        await using var host = await DashboardHost.StartAsync();
        var (run, tag) = await WriteAsync(host, [5, 1, float.NaN, 9, 3]);

        var row = Assert.Single(await RowsAsync(host, $$"""{"from":"1","to":"3","series":[[{{run}},{{tag}}],[{{run}},99]]}"""));

        Assert.Equal((3, 1, 1, 9), (Int(row, "count"), Int(row, "nonFinite"), Number(row, "min"), Number(row, "max")));
        Assert.Equal(("1", "3", "1", "3"), (Text(row, "startStep"), Text(row, "endStep"), Text(row, "minStep"), Text(row, "maxStep")));
        Assert.Equal(5, Number(row, "mean"));
        Assert.Equal(13, Number(row, "wall"));
        Assert.Equal(JsonValueKind.Null, row.GetProperty("smoothed").ValueKind);
    }

    [Fact]
    public async Task Statistics_OfAStepWithoutAPoint_AreThoseOfTheNearest()
    {
        await using var host = await DashboardHost.StartAsync();
        var (run, tag) = await WriteAsync(host, [5, 1, float.NaN]);

        var row = Assert.Single(await RowsAsync(host, $$"""{"from":"77","smoothing":0.5,"series":[[{{run}},{{tag}}]]}"""));

        Assert.Equal(("2", "NaN", "NaN"), (Text(row, "endStep"), Text(row, "end"), Text(row, "smoothed")));
        Assert.Equal(JsonValueKind.Null, row.GetProperty("min").ValueKind);
    }

    private static async Task<(int Run, int Tag)> WriteAsync(DashboardHost host, float[] values)
    {
        using (var file = host.Write("run"))
        {
            for (var step = 0; step < values.Length; step++)
            {
                file.Append("loss", step, 10 + step, values[step]);
            }
        }

        var list = await host.WhenRunsAsync(list => list.Runs is [{ } run] && run.Points == values.Length);
        return (list.Runs[0].Id, list.Runs[0].TagIds[0]);
    }

    private static async Task<List<JsonElement>> RowsAsync(DashboardHost host, string body)
    {
        using var response = await PostAsync(host, body);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return [.. JsonElement.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).EnumerateArray()];
    }

    private static int Int(JsonElement row, string name) => row.GetProperty(name).GetInt32();

    private static double Number(JsonElement row, string name) => row.GetProperty(name).GetDouble();

    private static string? Text(JsonElement row, string name) => row.GetProperty(name).GetString();

    private static Task<HttpResponseMessage> PostAsync(DashboardHost host, string body) => host.Client.PostAsync(
        new Uri("/api/series/statistics", UriKind.Relative), new StringContent(body, Encoding.UTF8, "application/json"), TestContext.Current.CancellationToken);
}
