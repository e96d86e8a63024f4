using System.Buffers.Binary;
using System.Net;
using System.Text;
using System.Text.Json;
using Dashboard.Web.Api;

namespace Dashboard.Web.Tests.Api;

public sealed class SeriesRoutesTests
{
    private const uint Superseded = 128;

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"x":"time","series":[]}""")]
    [InlineData("""{"x":null,"series":[]}""")]
    [InlineData("""{"series":null}""")]
    [InlineData("""{"series":[[1]]}""")]
    [InlineData("""{"series":[null]}""")]
    [InlineData("""{"series":[[1,2,3]]}""")]
    [InlineData("""{"series":[["a",2]]}""")]
    [InlineData("""{"columns":0}""")]
    [InlineData("""{"columns":1000000000}""")]
    [InlineData("""{"smoothing":-1}""")]
    [InlineData("""{"smoothing":"NaN"}""")]
    [InlineData("""{"x":"scalar"}""")]
    [InlineData("""{"x":"step","xTag":1}""")]
    [InlineData("""{"smoothing":2}""")]
    [InlineData("""{"smoothing":1000,"smoother":"average"}""")]
    [InlineData("""{"smoothing":1,"smoother":"median"}""")]
    [InlineData("""{"smoothing":1,"smoother":null}""")]
    [InlineData("""{"from":2,"to":1}""")]
    [InlineData("""{"relativeTo":"moon"}""")]
    public async Task Query_SenselessBody_IsRefusedWithItsCause(string body)
    {
        await using var host = await DashboardHost.StartAsync();
        using var response = await QueryAsync(host, body);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        using var problem = JsonDocument.Parse(await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        Assert.NotEmpty(problem.RootElement.GetProperty("detail").GetString()!);
    }

    [Fact]
    public async Task Query_TooManySeries_IsRefused()
    {
        await using var host = await DashboardHost.StartAsync();
        using var response = await QueryAsync(host, $$"""{"series":[{{string.Join(',', Enumerable.Repeat("[1,1]", 2001))}}]}""");
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task Query_BodyTooLarge_IsRefusedWithItsCause()
    {
        await using var host = await DashboardHost.StartAsync();
        using var response = await QueryAsync(host, new string(' ', 2 << 20));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Contains("too large", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 8192, 8192)]
    [InlineData(80, 1280, 1280)]
    [InlineData(2000, 8192, 262)]
    public void ToQuery_ManySeries_ShareTheColumnsThereAre(int series, int columns, int expected)
    {
        var request = new SeriesRequest { Columns = columns, Series = [.. Enumerable.Repeat<int[]>([1, 1], series)] };
        Assert.Equal(expected, request.ToQuery().Columns);
    }

    [Fact]
    public async Task Query_SeriesThatAreNotThere_AreLeftOut()
    {
        await using var host = await DashboardHost.StartAsync();
        using var response = await QueryAsync(host, """{"series":[[1,2],[-5,99]]}""");
        var frame = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("application/octet-stream", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal(0, SeriesCount(frame));
    }

    [Fact]
    public async Task Query_SmallSeries_BringsEveryPoint()
    {
        await using var host = await DashboardHost.StartAsync();
        var frame = await QueryRunAsync(host, points: 50, "\"columns\":100");
        Assert.Equal(1, SeriesCount(frame));
        Assert.Equal(50, BinaryPrimitives.ReadInt32LittleEndian(frame.AsSpan(16 + 8)));
    }

    [Fact]
    public async Task Query_SupersededAskedFor_BringsThemBesideTheValidOnes()
    {
        await using var host = await DashboardHost.StartAsync();
        var frame = await QueryRunAsync(host, points: 10, "\"superseded\":true");
        Assert.Equal(2, SeriesCount(frame));
        Assert.Equal(0u, BinaryPrimitives.ReadUInt32LittleEndian(frame.AsSpan(16 + 12)) & Superseded);
    }

    [Fact]
    public async Task Query_LargeFrame_IsPackedOnlyForThoseWhoTakeIt()
    {
        await using var host = await DashboardHost.StartAsync();
        var plain = await QueryRunAsync(host, points: 5000, "\"columns\":4000");
        var list = host.Registry.Current.Runs[0];
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/series/query")
        {
            Content = new StringContent($$"""{"columns":4000,"series":[[{{list.Id}},{{list.TagIds[0]}}]]}""", Encoding.UTF8, "application/json"),
        };
        request.Headers.AcceptEncoding.ParseAdd("gzip");
        using var response = await host.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal("gzip", response.Content.Headers.ContentEncoding.Single());
        await using var unpacked = new System.IO.Compression.GZipStream(
            await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken), System.IO.Compression.CompressionMode.Decompress);
        using var copy = new MemoryStream();
        await unpacked.CopyToAsync(copy, TestContext.Current.CancellationToken);
        Assert.Equal(plain, copy.ToArray());
    }

    private static async Task<byte[]> QueryRunAsync(DashboardHost host, int points, string shape)
    {
        using (var file = host.Write("run"))
        {
            for (var step = 0; step < points; step++)
            {
                file.Append("loss", step, 10 + step, step);
            }
        }

        var list = await host.WhenRunsAsync(list => list.Runs is [{ } run] && run.Points == points);
        using var response = await QueryAsync(host, $$"""{{{shape}},"series":[[{{list.Runs[0].Id}},{{list.Runs[0].TagIds[0]}}]]}""");
        Assert.Empty(response.Content.Headers.ContentEncoding);
        return await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
    }

    private static int SeriesCount(byte[] frame) => BinaryPrimitives.ReadInt32LittleEndian(frame.AsSpan(8));

    private static Task<HttpResponseMessage> QueryAsync(DashboardHost host, string body) => host.Client.PostAsync(
        new Uri("/api/series/query", UriKind.Relative), new StringContent(body, Encoding.UTF8, "application/json"), TestContext.Current.CancellationToken);
}
