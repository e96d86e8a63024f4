using System.Globalization;
using EventFormat.Writing;

namespace EventFormat.Tests.Writing;

public sealed class EmbeddingSummariesTests
{
    [Fact]
    public void AddEmbedding_WhatPyTorchWrote_GivesItsFiles()
    {
        var recorded = SharedData.PathOf("pytorch_all/embedding");
        using var run = new RunDirectory();
        using (var writer = new SummaryWriter(run.Path))
        {
            var sprite = PngPixels.Decode(File.ReadAllBytes(Path.Combine(recorded, "00000/with_sprite/sprite.png")), out var width, out _, out var channels);
            var thumbnails = Enumerable.Range(0, 60).SelectMany(point => Thumbnail(sprite, width, channels, point)).ToArray();
            Assert.True(writer.AddEmbedding("with_sprite", Points(recorded, "00000/with_sprite") with
            {
                Metadata = Rows(recorded, "00000/with_sprite"),
                Thumbnails = thumbnails,
                ThumbnailShape = new ImageShape(16, 16, channels),
            }));
            var rows = Rows(recorded, "00010/multi%2fcolumn meta");
            Assert.True(writer.AddEmbedding("multi/column meta", Points(recorded, "00010/multi%2fcolumn meta") with { MetadataHeader = rows[0], Metadata = rows[1..] }, 10));
            Assert.True(writer.AddEmbedding("default", Points(recorded, "00020/default"), 20));
            Assert.True(writer.AddEmbedding("default", Points(recorded, "00020/default"), 20), "again: no second entry");
        }

        foreach (var file in new[] { "projector_config.pbtxt", "00000/with_sprite/metadata.tsv", "00010/multi%2fcolumn meta/metadata.tsv" })
        {
            Assert.Equal(File.ReadAllText(Path.Combine(recorded, file)), File.ReadAllText(Path.Combine(run.Path, file)));
        }

        Assert.Equal(Points(recorded, "00000/with_sprite").Points.ToArray(), Points(run.Path, "00000/with_sprite").Points.ToArray());
        Assert.Equal(
            PngPixels.Decode(File.ReadAllBytes(Path.Combine(recorded, "00000/with_sprite/sprite.png")), out _, out _, out _),
            PngPixels.Decode(File.ReadAllBytes(Path.Combine(run.Path, "00000/with_sprite/sprite.png")), out _, out _, out _));
    }

    [Fact]
    public void AddEmbedding_DirectoryThatCannotBeMade_IsReportedNotThrown()
    {
        using var run = new RunDirectory();
        File.WriteAllText(Path.Combine(run.Path, "00000"), "in the way");
        using var writer = new SummaryWriter(run.Path);
        var failures = 0;
        writer.File.Failed += (_, _) => failures++;
        Assert.False(writer.AddEmbedding("e", new Embedding { Points = new float[4], Dimensions = 2 }));
        Assert.Equal(1, failures);
        Assert.Equal(1, writer.File.Health.Failures);
    }

    [Theory]
    [InlineData("..")]
    [InlineData("../../x")]
    [InlineData("")]
    public void AddEmbedding_TagThatLooksLikeAPath_StaysInTheRun(string tag)
    {
        using var run = new RunDirectory();
        using var writer = new SummaryWriter(run.Path);
        Assert.True(writer.AddEmbedding(tag, new Embedding { Points = new float[4], Dimensions = 2 }));
        Assert.Single(Directory.GetFiles(Path.Combine(run.Path, "00000"), "tensors.tsv", SearchOption.AllDirectories));
        Assert.Equal(2, Path.GetRelativePath(Path.Combine(run.Path, "00000"), Directory.GetFiles(run.Path, "tensors.tsv", SearchOption.AllDirectories)[0]).Split('/', '\\').Length);
    }

    [Fact]
    public void AddEmbedding_RowsThatDoNotFit_AreTheCallersError() => WrittenValues.Events(writer =>
    {
        Assert.Throws<ArgumentException>(() => writer.AddEmbedding("e", new Embedding { Points = new float[5], Dimensions = 2 }));
        Assert.Throws<ArgumentException>(() => writer.AddEmbedding("e", new Embedding { Points = new float[4], Dimensions = 2, Metadata = [["one"]] }));
    });

    private static Embedding Points(string root, string folder)
    {
        var lines = File.ReadAllLines(Path.Combine(root, folder, "tensors.tsv"));
        return new Embedding
        {
            Points = lines.SelectMany(line => line.Split('\t')).Select(text => float.Parse(text, CultureInfo.InvariantCulture)).ToArray(),
            Dimensions = lines[0].Split('\t').Length,
        };
    }

    private static List<string[]> Rows(string root, string folder) =>
        [.. File.ReadAllLines(Path.Combine(root, folder, "metadata.tsv")).Select(line => line.Split('\t'))];

    private static byte[] Thumbnail(byte[] sprite, int width, int channels, int point)
    {
        var columns = width / 16;
        var (top, left) = (point / columns * 16, point % columns * 16);
        return [.. Enumerable.Range(0, 16).SelectMany(row => sprite.AsSpan((((top + row) * width) + left) * channels, 16 * channels).ToArray())];
    }
}
