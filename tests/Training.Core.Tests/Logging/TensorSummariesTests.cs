using EventFormat.Protos;
using EventFormat.Summaries;
using EventFormat.Writing;
using SkiaSharp;
using Training.Core.Graph;
using Training.Core.Logging;
using Training.Core.Models;
using static TorchSharp.torch;

namespace Training.Core.Tests.Logging;

[Collection(Alone.Name)]
public sealed class TensorSummariesTests
{
    [Fact]
    public void AddScalar_OneElementOfAnyType_IsThatNumber()
    {
        using var run = new LoggedRunDirectory(writer =>
        {
            writer.AddScalar("f32", tensor(0.5f), 1);
            writer.AddScalar("f16", tensor(0.25f).to_type(ScalarType.Float16), 1);
            writer.AddScalar("bf16", tensor(2f).to_type(ScalarType.BFloat16), 1);
            writer.AddScalar("i64", tensor(new long[] { 7 }), 1);
            writer.AddScalarGroup("acc", new Dictionary<string, Tensor> { ["train"] = tensor(0.75f), ["val"] = tensor(0.5) }, 3);
            Assert.Throws<ArgumentException>(() => writer.AddScalar("two", ones(2), 1));
        });
        Assert.Equal([0.5, 0.25, 2, 7], new[] { "f32", "f16", "bf16", "i64" }.Select(tag => Assert.Single(run.Scalars(tag)).Value));
        Assert.Equal([(3L, 0.75)], run.Scalars("acc/train"));
    }

    [Fact]
    public void AddScalars_Tensors_GoIntoRunsBelow()
    {
        using var run = new LoggedRunDirectory(writer => writer.AddScalars("loss", new Dictionary<string, Tensor> { ["a"] = tensor(1f) }, 0));
        Assert.Single(Directory.GetDirectories(run.Path, "loss_a"));
    }

    [Theory]
    [InlineData(ScalarType.Float32)]
    [InlineData(ScalarType.Float64)]
    [InlineData(ScalarType.Float16)]
    [InlineData(ScalarType.Int64)]
    [InlineData(ScalarType.Byte)]
    public void AddHistogram_StridedTensorOfAnyType_CountsItsElements(ScalarType type)
    {
        using var run = new LoggedRunDirectory(writer => Assert.Equal(0, writer.AddHistogram("h", arange(24, ScalarType.Float32).reshape(4, 6).t()[TensorIndex.Slice(0, 3)].to_type(type), bins: 3, step: 5)));
        var histogram = HistogramValue.Decode(Assert.Single(run.Blobs("h")));
        Assert.Equal(12, histogram.Count.Sum());
        Assert.Equal((0.0, 20.0), (histogram.Left[0], histogram.Right[^1]));
    }

    [Fact]
    public void AddHistogram_NonFiniteElements_AreLeftOutAndCounted()
    {
        using var run = new LoggedRunDirectory(writer => Assert.Equal(2, writer.AddHistogram("h", tensor(new[] { 1f, float.NaN, float.PositiveInfinity, 2f }), 0)));
        Assert.Equal(2, HistogramValue.Decode(Assert.Single(run.Blobs("h"))).Count.Sum());
    }

    [Theory]
    [InlineData(PixelLayout.Chw)]
    [InlineData(PixelLayout.Hwc)]
    public void AddImage_EitherLayout_HasThePixels(PixelLayout layout)
    {
        using var pixels = tensor(new byte[] { 10, 20, 30, 40, 50, 60 }).reshape(1, 2, 3); // height 1, width 2, RGB
        using var run = new LoggedRunDirectory(writer => writer.AddImage("i", layout == PixelLayout.Hwc ? pixels : pixels.permute(2, 0, 1), 0, layout));
        using var image = Decode(run, "i");
        Assert.Equal((2, 1), (image.Width, image.Height));
        Assert.Equal([new SKColor(10, 20, 30), new SKColor(40, 50, 60)], image.Pixels);
    }

    [Fact]
    public void AddImage_Floats_AreScaledAndCutOffAndNotANumberIsBlack()
    {
        using var run = new LoggedRunDirectory(writer => writer.AddImage("i", tensor(new[,] { { -1f, 0.5f, 2f, float.NaN } }), 0));
        using var image = Decode(run, "i");
        Assert.Equal([0, 127, 255, 0], image.Pixels.Select(pixel => (int)pixel.Red));
    }

    [Fact]
    public void AddImages_Batch_HasOneSampleEach()
    {
        using var run = new LoggedRunDirectory(writer =>
        {
            writer.AddImages("i", rand(3, 1, 4, 5), 0);
            writer.AddImageGrid("g", rand(3, 3, 4, 5), 0, columns: 2, gap: 1);
        });
        var images = ImageValue.Decode(Assert.Single(run.Blobs("i")));
        Assert.Equal((5, 4, 3), (images.Width, images.Height, images.Images.Count));
        var grid = ImageValue.Decode(Assert.Single(run.Blobs("g")));
        Assert.Equal((13, 11), (grid.Width, grid.Height));
    }

    [Fact]
    public void AddVideo_SeveralVideos_PlaySideBySide()
    {
        using var run = new LoggedRunDirectory(writer =>
        {
            writer.AddVideo("one", rand([4, 3, 6, 8]), 0);
            writer.AddVideo("five", rand([5, 4, 3, 6, 8]), 0);
        });
        var one = ImageValue.Decode(Assert.Single(run.Blobs("one")));
        var five = ImageValue.Decode(Assert.Single(run.Blobs("five")));
        Assert.Equal(((8, 6), (24, 12)), ((one.Width, one.Height), (five.Width, five.Height)));
        using var frames = SKCodec.Create(new MemoryStream(one.Images[0].ToArray()));
        Assert.Equal(4, frames.FrameCount);
    }

    [Fact]
    public void AddAudio_ChannelsFirst_AreInterleaved()
    {
        using var run = new LoggedRunDirectory(writer =>
        {
            writer.AddAudio("a", tensor(new short[] { 1, 2, 3, 101, 102, 103 }).reshape(2, 3), 8000, 0);
            writer.AddAudios("b", tensor(new[] { 0f, 1, -1, 0.5f }).reshape(2, 2), 8000, 0);
        });
        var sound = AudioValue.Decode(Assert.Single(run.Blobs("a"))).Clips[0].Sound.Span;
        Assert.Equal([1, 101, 2, 102, 3, 103], System.Runtime.InteropServices.MemoryMarshal.Cast<byte, short>(sound[^12..]).ToArray());
        Assert.Equal(2, AudioValue.Decode(Assert.Single(run.Blobs("b"))).Clips.Count);
    }

    [Fact]
    public void AddTable_Matrix_IsAMarkdownTable()
    {
        using var run = new LoggedRunDirectory(writer => writer.AddTable("t", tensor(new[,] { { 1.5f, 2 }, { 3, -4 } }), 0, ["a", "b"]));
        Assert.Equal("| a | b |\n|---|---|\n| 1.5 | 2 |\n| 3 | -4 |\n", TextValue.Decode(Assert.Single(run.Blobs("t"))).Texts[0]);
    }

    [Fact]
    public void AddPrCurve_Scores_SeparateAtTheThreshold()
    {
        using var run = new LoggedRunDirectory(writer => writer.AddPrCurve("p", tensor(new[] { 0.9, 0.8, 0.1 }), tensor(new long[] { 1, 1, 0 }), 0, thresholds: 3));
        var curve = PrCurveValue.Decode(Assert.Single(run.Blobs("p")));
        Assert.Equal([2.0, 2, 0], curve.TruePositives);
        Assert.Equal([1.0, 0, 0], curve.FalsePositives);
    }

    [Fact]
    public void AddPrCurve_ComputedElsewhere_IsAsItWas()
    {
        using var scope = NewDisposeScope();
        using var run = new LoggedRunDirectory(writer =>
        {
            var (hits, alarms) = (tensor(new long[] { 3, 2 }), tensor(new long[] { 4, 0 }));
            writer.AddPrCurve("p", hits, alarms, 4 - alarms, 3 - hits, hits.to(ScalarType.Float64) / (hits + alarms), hits.to(ScalarType.Float64) / 3, 0);
            Assert.Throws<ArgumentException>(() => writer.AddPrCurve("bad", hits, alarms, alarms, alarms, alarms, hits[..1], 0));
        });
        var curve = PrCurveValue.Decode(Assert.Single(run.Blobs("p")));
        Assert.Equal([3.0, 2], curve.TruePositives);
        Assert.Equal([0.0, 1], curve.FalseNegatives);
        Assert.Equal([3 / 7f, 1], curve.Precision.Select(static value => (float)value));
    }

    [Fact]
    public void AddMesh_BatchWithColoursAndFaces_HasItsParts()
    {
        using var run = new LoggedRunDirectory(writer =>
        {
            writer.AddMesh("m", rand(2, 4, 3), 0, colors: randint(0, 255, [2, 4, 3]), faces: tensor(new long[] { 0, 1, 2 }).reshape(1, 1, 3).expand(2, 1, 3));
            Assert.Throws<ArgumentException>(() => writer.AddMesh("bad", rand(4, 2), 0));
        });
        Assert.Equal(["m_VERTEX", "m_FACE", "m_COLOR"], run.Tags.Where(tag => tag.StartsWith("m_", StringComparison.Ordinal)));
    }

    [Fact]
    public void AddEmbedding_PointsWithLabelsAndThumbnails_AreFiles()
    {
        using var run = new LoggedRunDirectory(writer => Assert.True(writer.AddEmbedding("e", tensor(new[,] { { 1f, 2 }, { 3, 4 } }), ["x", "y"], rand(2, 1, 4, 4), step: 7)));
        Assert.Equal("1\t2\n3\t4\n", File.ReadAllText(Path.Combine(run.Path, "00007", "e", "tensors.tsv")));
        Assert.Equal("x\ny\n", File.ReadAllText(Path.Combine(run.Path, "00007", "e", "metadata.tsv")));
        Assert.True(File.Exists(Path.Combine(run.Path, "00007", "e", "sprite.png")));
    }

    [Fact]
    public void AddGraph_Model_IsReadBack()
    {
        using var model = new LeNet();
        using var run = new LoggedRunDirectory(writer => writer.AddGraph(model, zeros(1, 1, 28, 28)));
        var tag = Assert.Single(run.Tags, tag => run.Kind(tag) == SummaryKind.Graph);
        Assert.Contains(GraphValue.DecodeGraph(Assert.Single(run.Blobs(tag))).Node, (NodeDef node) => node.Name == "LeNet/conv1/weight");
    }

    [Fact]
    public void AddImageWithBoxes_Box_IsDrawnWithItsLabelAndTheRestStays()
    {
        using var run = new LoggedRunDirectory(writer =>
        {
            writer.AddImageWithBoxes("plain", ones(3, 400, 400), [], 0);
            writer.AddImageWithBoxes("boxes", ones(3, 400, 400), [new LabelledBox(100, 200, 300, 350, "cat", 0.93)], 0);
            writer.AddImageWithBoxes("tensor", ones(3, 400, 400), tensor(new[,] { { 100f, 200, 300, 350 } }), ["cat 0.93"], 0);
            Assert.Throws<ArgumentException>(() => writer.AddImageWithBoxes("nan", ones(3, 4, 4), [new LabelledBox(double.NaN, 0, 1, 1)], 0));
        });
        using var plain = Decode(run, "plain");
        using var boxes = Decode(run, "boxes");
        using var given = Decode(run, "tensor");
        Assert.Equal(boxes.Pixels, given.Pixels);
        Assert.All(plain.Pixels, pixel => Assert.Equal(SKColors.White, pixel));
        Assert.Equal(SKColors.White, boxes.GetPixel(200, 275));
        Assert.NotEqual(SKColors.White, boxes.GetPixel(100, 275));
        var tag = Enumerable.Range(101, 60).SelectMany(x => Enumerable.Range(183, 14).Select(y => boxes.GetPixel(x, y))).ToList();
        Assert.Contains(new SKColor(0xE6, 0x9F, 0x00), tag); // the label's ground
        Assert.True(tag.Count(pixel => pixel.Red < 0x60) > 20); // its letters
    }

    [Fact]
    public void AddImageWithBoxes_BoxesOutsideAndUpsideDown_AreCutOff()
    {
        using var run = new LoggedRunDirectory(writer => writer.AddImageWithBoxes(
            "b", ones(1, 8, 8), [new LabelledBox(-1e9, -5, 1e9, 50, new string('w', 500)), new LabelledBox(6, 6, 2, 2, "flipped", 1)], 0));
        using var image = Decode(run, "b");
        Assert.Equal((320, 320), (image.Width, image.Height));
    }

    [Fact]
    public void EveryOverload_LeavesNoTensor()
    {
        using var scope = NewDisposeScope();
        var (image, images, points, scores, sound) = (rand(3, 8, 8), rand(4, 3, 8, 8), rand(4, 3), rand(10), rand(2, 100));
        var (parameter, single) = (rand(5, 5, requires_grad: true), rand(1));
        using var directory = new TemporaryDirectory();
        using var writer = new SummaryWriter(directory.Path);
        TensorCount.AssertUnchanged(() =>
        {
            writer.AddScalar("a", single, 0);
            writer.AddHistogram("b", parameter, 0);
            writer.AddImage("c", image, 0);
            writer.AddImages("d", images, 0);
            writer.AddImageGrid("e", images, 0);
            writer.AddVideo("f", images, 0);
            writer.AddAudio("g", sound, 8000, 0);
            writer.AddAudios("h", sound, 8000, 0);
            writer.AddPrCurve("i", scores, scores, 0);
            writer.AddMesh("j", points, 0);
            writer.AddEmbedding("k", points);
            writer.AddTable("l", points, 0);
            writer.AddImageWithBoxes("m", image, [new LabelledBox(1, 1, 3, 3, "x")], 0);
        });
    }

    private static SKBitmap Decode(LoggedRunDirectory run, string tag) => SKBitmap.Decode(ImageValue.Decode(Assert.Single(run.Blobs(tag))).Images[0].ToArray());
}
