using System.IO.Compression;
using System.Text.Json;

namespace Dashboard.Web.Tests.Graphs;

internal static class GraphAnswers
{
    /// <summary>A JSON answer, packed or not.</summary>
    public static async Task<JsonElement> JsonAsync(this DashboardHost host, string path)
    {
        var answer = await host.SendAsync(HttpMethod.Get, path);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {answer.StatusCode}");
        await using var body = await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        await using var content = answer.Content.Headers.ContentEncoding.Contains("gzip") ? new GZipStream(body, CompressionMode.Decompress) : body;
        using var document = await JsonDocument.ParseAsync(content, cancellationToken: TestContext.Current.CancellationToken);
        return document.RootElement.Clone();
    }
}
