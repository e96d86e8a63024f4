using System.Runtime.InteropServices;
using CsCheck;
using EventFormat.Protos;
using EventFormat.Summaries;
using EventFormat.Writing;

namespace EventFormat.Tests.Writing;

/// <summary>Whatever is logged is read back: every kind with random content, through the file and the product's own reader.</summary>
public sealed class EveryKindPropertyTests
{
    private const int Times = 25;
    private static readonly EventFileWriterOptions OnDemand = new() { FlushInterval = Timeout.InfiniteTimeSpan };
    private static readonly Gen<string> Text = Gen.String[0, 30].Select(text => string.Concat(text.EnumerateRunes()));

    [Fact]
    public void Histogram_CountedElsewhere_ComesBackExactly() =>
        Gen.Select(Gen.Double[-1e9, 1e9].Array[2, 40], Gen.UInt).Sample((edges, seed) =>
        {
            double[] limits = [.. edges.Distinct().Order()];
            double[] counts = [.. limits.Select((_, i) => (double)((seed + ((uint)i * 7919)) % 1000) + 1)];
            var histogram = new HistogramProto { Min = limits[0] - 1, Max = limits[^1], Num = counts.Sum(), BucketLimit = { limits }, Bucket = { counts } };
            using var read = new ReadBack(writer => writer.AddHistogram("h", histogram, 1), OnDemand);
            var decoded = HistogramValue.Decode(read.Blob("h"));
            Assert.Equal(limits, decoded.Right);
            Assert.Equal([limits[0] - 1, .. limits[..^1]], decoded.Left);
            Assert.Equal(counts, decoded.Count);
        }, iter: Times);

    [Fact]
    public void Images_OfAnyPixels_ComeBackExactly() =>
        Gen.Select(Gen.Int[1, 12], Gen.Int[1, 12], Gen.Int[1, 4], Gen.Int[1, 4]).SelectMany((width, height, channels, images) =>
            Gen.Byte.Array[width * height * channels * images].Select(pixels => (Shape: new ImageShape(width, height, channels), images, pixels))).Sample(batch =>
        {
            using var read = new ReadBack(writer => writer.AddImages("i", batch.pixels, batch.Shape, batch.images, 1), OnDemand);
            var image = ImageValue.Decode(read.Blob("i"));
            Assert.Equal((batch.Shape.Width, batch.Shape.Height, batch.images), (image.Width, image.Height, image.Images.Count));
            Assert.Equal(batch.pixels, image.Images.SelectMany(file => PngPixels.Decode(file.Span, out _, out _, out _)));
        }, iter: Times);

    [Fact]
    public void EncodedImage_WhateverFollowsItsHead_ComesBackExactly() => Gen.Byte.Array[0, 3_000].Sample(rest =>
    {
        byte[] file = [.. "GIF89a"u8, 64, 0, 32, 0, .. new byte[16], .. rest];
        using var read = new ReadBack(writer => writer.AddEncodedImage("e", file, 1), OnDemand);
        var image = ImageValue.Decode(read.Blob("e"));
        Assert.Equal((64, 32), (image.Width, image.Height));
        Assert.Equal(file, Assert.Single(image.Images).ToArray());
    }, iter: Times);

    [Fact]
    public void Video_OfFewColours_ComesBackExactly() =>
        Gen.Select(Gen.Int[1, 9], Gen.Int[1, 9], Gen.Int[1, 3]).SelectMany((width, height, frames) =>
            Gen.Byte.Array[width * height * frames].Select(pixels => (width, height, frames, pixels))).Sample(video =>
        {
            using var read = new ReadBack(
                writer => writer.AddVideo("v", video.pixels, new ImageShape(video.width, video.height), video.frames, 1), OnDemand);
            var frames = GifFrames.Decode(Assert.Single(ImageValue.Decode(read.Blob("v")).Images).ToArray(), out _, out _, out _);
            Assert.Equal(video.pixels.SelectMany(grey => new[] { grey, grey, grey }), frames.SelectMany(frame => frame));
        }, iter: Times);

    [Fact]
    public void Sounds_OfAnySamples_ComeBackExactly() =>
        Gen.Select(Gen.Short.Array[0, 200], Gen.Int[1, 3], Gen.Int[1, 192_000], Gen.Bool).Sample((samples, channels, rate, isBatch) =>
        {
            var whole = samples[..(samples.Length / channels * channels)];
            using var read = new ReadBack(
                writer =>
                {
                    if (isBatch)
                    {
                        writer.AddAudios("a", [whole, whole], rate, 1, channels);
                    }
                    else
                    {
                        writer.AddAudio("a", whole, rate, 1, channels);
                    }
                },
                OnDemand);
            var audio = AudioValue.Decode(read.Blob("a"));
            Assert.Equal(isBatch ? 2 : 1, audio.Clips.Count);
            Assert.All(audio.Clips, clip =>
            {
                Assert.Equal(rate, BitConverter.ToInt32(clip.Sound.Span[24..]));
                Assert.Equal(whole, MemoryMarshal.Cast<byte, short>(clip.Sound.Span[44..]).ToArray());
            });
        }, iter: Times);

    [Fact]
    public void Curve_OfAnyCounts_ComesBackExactly() => Gen.Float[0, 1e6f].Array[6].Array[1, 60].Sample(columns =>
    {
        float[][] rows = [.. Enumerable.Range(0, 6).Select(row => columns.Select(column => column[row]).ToArray())];
        using var read = new ReadBack(writer => writer.AddPrCurve("p", rows[0], rows[1], rows[2], rows[3], rows[4], rows[5], 1), OnDemand);
        var curve = PrCurveValue.Decode(read.Blob("p"));
        double[][] decoded =
        [
            [.. curve.TruePositives], [.. curve.FalsePositives], [.. curve.TrueNegatives], [.. curve.FalseNegatives], [.. curve.Precision], [.. curve.Recall],
        ];
        Assert.Equal(rows.Select(row => row.Select(value => (double)value).ToArray()), decoded);
    }, iter: Times);

    [Fact]
    public void Mesh_OfAnyParts_ComesBackExactly() =>
        Gen.Select(Gen.Int[1, 20], Gen.Int[0, 20], Gen.Int[1, 3], Gen.Bool).SelectMany((vertices, faces, batch, isColoured) => Gen.Select(
            Gen.Float.Array[vertices * 3 * batch],
            Gen.Int[0, vertices - 1].Array[faces * 3 * batch],
            Gen.Byte.Array[isColoured ? vertices * 3 * batch : 0],
            (points, indices, colours) => new Mesh { Vertices = points, Faces = indices, Colors = colours, Batch = batch, Config = "{}" })).Sample(mesh =>
        {
            using var read = new ReadBack(writer => writer.AddMesh("m", mesh, 1), OnDemand);
            Assert.Equal(1 + (mesh.Faces.IsEmpty ? 0 : 1) + (mesh.Colors.IsEmpty ? 0 : 1), read.Tags.Count);
            Assert.Equal(mesh.Vertices.ToArray().Select(value => (double)value), Part("m_VERTEX"));
            Assert.Equal(mesh.Faces.ToArray().Select(value => (double)value), mesh.Faces.IsEmpty ? [] : Part("m_FACE"));
            Assert.Equal(mesh.Colors.ToArray().Select(value => (double)value), mesh.Colors.IsEmpty ? [] : Part("m_COLOR"));

            IEnumerable<double> Part(string tag)
            {
                var part = MeshValue.Decode(read.Blob(tag), read.Tags[tag].Info.PluginContent);
                Assert.Equal(mesh.Batch, part.Tensor.Shape[0]);
                Assert.Equal("{}", part.Plugin.JsonConfig);
                return part.Tensor.Numbers;
            }
        }, iter: Times);

    [Fact]
    public void Graph_OfAnyNodes_ComesBackExactly() =>
        Gen.Select(Text, Text, Text, Gen.Long.Array[0, 4]).Array[1, 10].Sample(nodes =>
        {
            var builder = new GraphBuilder();
            foreach (var ((operation, device, attribute, shape), i) in nodes.Select((node, i) => (node, i)))
            {
                builder.AddNode($"n/{i}", operation, i > 0 ? [$"n/{i - 1}"] : null, [shape], device, [new("text", attribute)]);
            }

            using var read = new ReadBack(writer => writer.AddGraph(builder.Build()), OnDemand);
            Assert.Equal(builder.Build(), GraphValue.DecodeGraph(read.Blob(Assert.Single(read.Tags).Key)));
        }, iter: Times);

    [Fact]
    public void TextsOfOtherKinds_OfAnyContent_ComeBackExactly() =>
        Gen.Select(Text, Text, Text, Text).Sample((json, device, title, tag) =>
        {
            var metadata = new RunMetadata { StepStats = new StepStats { DevStats = { new DeviceStepStats { Device = device } } } };
            using var read = new ReadBack(
                writer =>
                {
                    writer.AddKerasGraph(json, "keras");
                    writer.AddRunMetadata("profile", metadata, 1);
                    writer.AddCustomScalarLayout(title, CustomScalarSummaries.Multiline(title, tag), CustomScalarSummaries.Margin(tag, title, tag, json));
                    writer.AddText("cells", new[,] { { json, device }, { title, tag } }, 1);
                    writer.Describe("described", title, json);
                    writer.AddScalar("described", 1, 1);
                },
                OnDemand);
            Assert.Equal(json, GraphValue.DecodeKerasModel(read.Blob("keras")));
            Assert.Equal(metadata, GraphValue.DecodeRunMetadata(read.Blob("profile")));
            var category = Assert.Single(CustomScalarLayoutValue.Decode(read.Blob("custom_scalars__config__")).Category);
            Assert.Equal((title, title, tag), (category.Title, category.Chart[0].Title, category.Chart[0].Multiline.Tag[0]));
            Assert.Equal((title, tag, json), (category.Chart[1].Margin.Series[0].Value, category.Chart[1].Margin.Series[0].Lower, category.Chart[1].Margin.Series[0].Upper));
            Assert.Equal([json, device, title, tag], TextValue.Decode(read.Blob("cells")).Texts);
            Assert.Equal((title, json), (read.Tags["described"].Info.DisplayName, read.Tags["described"].Info.Description));
        }, iter: Times);

    [Fact]
    public void HParams_OfAnyNamesAndValues_ComeBackExactly() =>
        Gen.Select(Gen.Dictionary(Text, Gen.Double)[0, 6], Gen.Dictionary(Text, Text)[0, 6], Text, Gen.Bool).Sample((numbers, texts, group, flag) =>
        {
            using var read = new ReadBack(
                writer =>
                {
                    writer.AddHParams(
                        [
                            .. numbers.Select(pair => KeyValuePair.Create("n" + pair.Key, HParamValue.FromDouble(pair.Value))),
                            .. texts.Select(pair => KeyValuePair.Create("t" + pair.Key, HParamValue.FromString(pair.Value))),
                            new("flag", flag),
                        ],
                        [group],
                        group,
                        wallTime: 12.5);
                    writer.EndHParams(SessionStatus.StatusFailure, wallTime: 20);
                },
                OnDemand);
            var session = HParamsValue.Decode(read.Tags["_hparams_/session_start_info"].Info.PluginContent).SessionStartInfo;
            Assert.Equal((group, 12.5, flag), (session.GroupName, session.StartTimeSecs, session.Hparams["flag"].BoolValue));
            Assert.All(numbers, pair => Assert.Equal(pair.Value, session.Hparams["n" + pair.Key].NumberValue));
            Assert.All(texts, pair => Assert.Equal(pair.Value, session.Hparams["t" + pair.Key].StringValue));
            Assert.Equal(1 + numbers.Count + texts.Count, session.Hparams.Count);
            var end = HParamsValue.Decode(read.Tags["_hparams_/session_end_info"].Info.PluginContent).SessionEndInfo;
            Assert.Equal((SessionStatus.StatusFailure, 20), (end.Status, end.EndTimeSecs));
            Assert.All(read.Tags.Values, tag => Assert.True(Assert.Single(tag.All).WallTime is 12.5 or 20));
        }, iter: Times);

    [Fact]
    public void SessionStart_OfAnyStep_ComesBackExactly() => Gen.Long.Sample(step =>
    {
        using var read = new ReadBack(writer => writer.AddSessionStart(step), OnDemand);
        Assert.Equal([step], read.SessionStarts);
    }, iter: Times);
}
