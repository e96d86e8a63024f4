using System.Net;
using System.Runtime.InteropServices;
using System.Text.Json;
using Dashboard.Web.Tests.Blobs;
using EventFormat.Summaries;
using Monitor.Tests.Support;

namespace Dashboard.Web.Tests.Meshes;

public sealed class MeshRoutesTests
{
    private const string Vertices = "_VERTEX";

    [Fact]
    public async Task Mesh_EveryOneOfRecordedRuns_HasTensorBoardsVerticesFacesAndColours()
    {
        await using var host = await DashboardHost.OverRecordedAsync("pytorch_all");
        var recorded = RecordedTags.Of("pytorch_all", "mesh").ToDictionary(tag => (tag.Run, tag.Tag), tag => tag.Recorded);
        var meshes = recorded.Keys.Where(tag => tag.Tag.EndsWith(Vertices, StringComparison.Ordinal)).ToArray();
        Assert.Equal(3, meshes.Length);
        foreach (var (run, tag) in meshes)
        {
            var (runId, tagId) = RecordedTags.Ids(host, run, tag, SummaryKind.Mesh);
            for (var index = 0; index < recorded[(run, tag)].GetProperty("count").GetInt32(); index++)
            {
                var samples = Shape(recorded[(run, tag)], index)[0];
                var (position, face, color) = (0.0, 0.0, 0.0);
                for (var sample = 0; sample < samples; sample++)
                {
                    var mesh = await DecodedBlocks.GetAsync(host, $"/api/meshes?run={runId}&tag={tagId}&index={index}&sample={sample}");
                    Assert.Equal(samples, mesh.Number("samples"));
                    Assert.Equal(0, mesh.Number("droppedFaces"));
                    Assert.Equal(Shape(recorded[(run, tag)], index)[1] * 3, mesh.Get<float>("position").Length);
                    position += mesh.Get<float>("position").Sum(number => (double)number);
                    face += mesh.Get<uint>("face").Sum(number => (double)number);
                    color += mesh.Get<byte>("color").Sum(number => (double)number);
                }

                AssertSum(tag, position);
                AssertSum(tag.Replace(Vertices, "_FACE", StringComparison.Ordinal), face);
                AssertSum(tag.Replace(Vertices, "_COLOR", StringComparison.Ordinal), color);

                void AssertSum(string part, double sum)
                {
                    var theirs = recorded.TryGetValue((run, part), out var all) ? RecordedTags.Number(all.GetProperty("tensors")[index].GetProperty("sum")) : 0;
                    Assert.Equal(theirs, sum, 1e-4 * Math.Max(1, Math.Abs(theirs)));
                }
            }
        }
    }

    [Fact]
    public async Task Mesh_OfTheRecordedAnswer_IsTensorBoardsBytes()
    {
        await using var host = await DashboardHost.OverRecordedAsync("pytorch_all");
        var (run, tag) = RecordedTags.Ids(host, "mesh", "tetrahedron_VERTEX", SummaryKind.Mesh);

        var mesh = await DecodedBlocks.GetAsync(host, $"/api/meshes?run={run}&tag={tag}&index=0");

        Assert.Equal(Answer("VERTEX"), MemoryMarshal.AsBytes<float>(mesh.Get<float>("position")).ToArray());
        Assert.Equal(Answer("FACE"), MemoryMarshal.AsBytes<uint>(mesh.Get<uint>("face")).ToArray());
        Assert.Equal(Answer("COLOR"), mesh.Get<byte>("color"));
    }

    [Theory]
    [InlineData(0, HttpStatusCode.OK)]
    [InlineData(99, HttpStatusCode.NotFound)]
    public async Task Mesh_AskedForByAnotherPart_IsTheMeshIfItIsThere(int index, HttpStatusCode status)
    {
        await using var host = await DashboardHost.OverRecordedAsync("pytorch_all");
        var (run, tag) = RecordedTags.Ids(host, "mesh", "tetrahedron_FACE", SummaryKind.Mesh);

        Assert.Equal(status, (await host.SendAsync(HttpMethod.Get, $"/api/meshes?run={run}&tag={tag}&index={index}")).StatusCode);
    }

    private static byte[] Answer(string part) => File.ReadAllBytes(SharedData.PathOf("http_api_all", $"mesh_data_{part}.bin"));

    private static int[] Shape(JsonElement tag, int index) =>
        [.. tag.GetProperty("tensors")[index].GetProperty("shape").EnumerateArray().Select(size => size.GetInt32())];
}
