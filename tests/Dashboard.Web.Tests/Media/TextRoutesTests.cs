using System.Text;
using System.Text.Json;
using EventFormat.Summaries;
using EventFormat.Writing;

namespace Dashboard.Web.Tests.Media;

public sealed class TextRoutesTests
{
    [Theory]
    [InlineData("pytorch_all", 7)]
    [InlineData("tf_style", 2)]
    [InlineData("wild", 10)]
    public async Task Text_EveryRecordedTag_IsTheirs(string directory, int least)
    {
        await using var host = await DashboardHost.OverRecordedAsync(directory);
        var tags = RecordedMedia.Of(host, directory, "text", SummaryKind.Text);
        Assert.True(tags.Count >= least, $"{tags.Count} tags were recorded.");
        foreach (var recorded in tags)
        {
            for (var index = 0; index < recorded.Tensors.Length; index++)
            {
                using var value = await ValueAsync(host, recorded.Run.Id, recorded.Tag.Id, index);
                var cells = value.RootElement.GetProperty("cells").EnumerateArray().ToArray();
                Assert.Equal(
                    recorded.Tensors[index].GetProperty("strings").EnumerateArray().Select(RecordedMedia.HashOf),
                    cells.Select(cell => RecordedMedia.Hash(Encoding.UTF8.GetBytes(cell.GetProperty("text").GetString()!))));
                Assert.True(JsonElement.DeepEquals(recorded.Tensors[index].GetProperty("shape"), value.RootElement.GetProperty("shape")));
                Assert.All(cells, cell => Assert.Equal(JsonValueKind.String, cell.GetProperty("html").ValueKind));
            }
        }
    }

    [Fact]
    public async Task Table_OfMoreThanTwoDimensions_SendsTheFirstMatrixAndSaysHowManyThereAre()
    {
        await using var host = await DashboardHost.StartAsync();
        await using (var writer = new SummaryWriter(Path.Combine(host.Logs, "run")))
        {
            var tensor = new EventFormat.Protos.TensorProto { Dtype = EventFormat.Protos.DataType.DtString, TensorShape = new EventFormat.Protos.TensorShapeProto() };
            foreach (var size in new[] { 2, 3, 2 })
            {
                tensor.TensorShape.Dim.Add(new EventFormat.Protos.TensorShapeProto.Types.Dim { Size = size });
            }

            tensor.StringVal.AddRange(Enumerable.Range(0, 12).Select(i => Google.Protobuf.ByteString.CopyFromUtf8($"cell {i}")));
            writer.AddValue(new EventFormat.Protos.Summary.Types.Value { Tag = "cube", Tensor = tensor, Metadata = TextMetadata() }, 0);
        }

        var list = await host.WhenRunsAsync(list => list.Runs is [{ Blobs: 1 }]);
        using var value = await ValueAsync(host, list.Runs[0].Id, list.Tags[0].Id, 0);

        Assert.Equal(12, value.RootElement.GetProperty("count").GetInt32());
        Assert.Equal(2, value.RootElement.GetProperty("columns").GetInt32());
        Assert.Equal(
            Enumerable.Range(0, 6).Select(i => $"cell {i}"),
            value.RootElement.GetProperty("cells").EnumerateArray().Select(cell => cell.GetProperty("text").GetString()!));
    }

    [Fact]
    public async Task Search_OfAPhrase_FindsTheStepsWhateverTheCase()
    {
        await using var host = await DashboardHost.OverRecordedAsync("pytorch_all");
        var log = RecordedMedia.Of(host, "pytorch_all", "text", SummaryKind.Text).Single(recorded => recorded.Tag.Name == "log/text_summary");

        var answer = await host.GetAsync($"/api/text/search?run={log.Run.Id}&tag={log.Tag.Id}&phrase=THIS%20IS%20*step*%20**1");

        Assert.Equal("{\"matches\":[1,10,11,12]}", answer);
    }

    private static EventFormat.Protos.SummaryMetadata TextMetadata() =>
        new() { PluginData = new EventFormat.Protos.SummaryMetadata.Types.PluginData { PluginName = "text" } };

    private static async Task<JsonDocument> ValueAsync(DashboardHost host, int run, int tag, int index) =>
        JsonDocument.Parse(await host.GetAsync($"/api/text/value?run={run}&tag={tag}&index={index}"));
}
