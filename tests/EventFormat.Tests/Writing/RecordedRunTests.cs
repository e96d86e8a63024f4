using EventFormat.Protos;
using EventFormat.Summaries;
using EventFormat.Tests.Oracle;
using EventFormat.Writing;

namespace EventFormat.Tests.Writing;

/// <summary>
/// Every run of PyTorch and TensorFlow, logged again with our writer, decodes to the same values. What those decode to is compared
/// with real TensorBoard's answers by <see cref="PythonOracleTests"/>, so that this holds for ours, too.
/// </summary>
public sealed class RecordedRunTests
{
    public static TheoryData<string, string> Runs => [.. PythonOracle.Runs
        .Where(run => run.Directory is "pytorch_all" or "tf_style")
        .Select(run => (run.Directory, run.Run))];

    [Theory]
    [MemberData(nameof(Runs))]
    public void Run_LoggedAgain_DecodesToTheSameValues(string directory, string run)
    {
        var theirs = ReadRun.Under(directory)[run];
        using var ours = new ReadBack(new RecordedRun(theirs).LogAgain, new EventFileWriterOptions { FlushInterval = Timeout.InfiniteTimeSpan });

        // Hyperparameters of a run say what they are themselves; TensorFlow leaves that to the directory above.
        Assert.Equal(theirs.Tags.Keys.Order(), ours.Tags.Keys.Where(name => name != "_hparams_/experiment" || theirs.Tags.ContainsKey(name)).Order());
        foreach (var (name, tag) in theirs.Tags)
        {
            var written = ours.Tags[name];
            Assert.Equal((tag.Info.Kind, name), (written.Info.Kind, name));
            AssertSameContent(tag, written);
            if (tag.Info.Kind != SummaryKind.HParams)
            {
                Assert.Equal(
                    tag.All.Select(point => (point.Step, point.WallTime, BitConverter.SingleToInt32Bits((float)point.Value))),
                    written.All.Select(point => (point.Step, point.WallTime, BitConverter.SingleToInt32Bits((float)point.Value))));
                Assert.All(tag.All.Zip(written.All).Where(pair => pair.First.Blob is not null), pair => AssertSameBlob(
                    tag.Info.Kind, tag, theirs.BytesOf(pair.First), written, ours.BytesOf(pair.Second)));
            }
        }
    }

    private static void AssertSameContent(ReadTag theirs, ReadTag ours)
    {
        switch (theirs.Info.Kind)
        {
            case SummaryKind.HParams:
                Assert.Equal(WithoutTimes(theirs), WithoutTimes(ours));
                break;
            case SummaryKind.Mesh or SummaryKind.PrCurve or SummaryKind.CustomScalarLayout or SummaryKind.KerasGraph:
                Assert.Equal(theirs.Info.PluginContent.ToArray(), ours.Info.PluginContent.ToArray());
                break;
            default:
                break;
        }
    }

    private static HParamsPluginData WithoutTimes(ReadTag tag)
    {
        var content = HParamsValue.Decode(tag.Info.PluginContent);
        if (content.DataCase == HParamsPluginData.DataOneofCase.SessionStartInfo)
        {
            content.SessionStartInfo.StartTimeSecs = 0;
        }

        return content;
    }

    private static void AssertSameBlob(SummaryKind kind, ReadTag theirTag, ReadOnlyMemory<byte> theirs, ReadTag ourTag, ReadOnlyMemory<byte> ours)
    {
        switch (kind)
        {
            case SummaryKind.Text: // PyTorch's are tables of one cell, ours a text
                Assert.Equal(TextValue.Decode(theirs).Texts, TextValue.Decode(ours).Texts);
                break;
            case SummaryKind.Image:
                AssertSameImages(ImageValue.Decode(theirs), ImageValue.Decode(ours));
                break;
            case SummaryKind.Histogram:
                var (histogram, written) = (HistogramValue.Decode(theirs, HistogramReading.Untrimmed), HistogramValue.Decode(ours, HistogramReading.Untrimmed));
                Assert.Equal(histogram.Left, written.Left);
                Assert.Equal(histogram.Right, written.Right);
                Assert.Equal(histogram.Count, written.Count);
                break;
            case SummaryKind.Graph:
                Assert.Equal(GraphValue.DecodeGraph(theirs), GraphValue.DecodeGraph(ours));
                break;
            case SummaryKind.RunMetadata:
                Assert.Equal(GraphValue.DecodeRunMetadata(theirs), GraphValue.DecodeRunMetadata(ours));
                break;
            default:
                var (expected, actual) = (DecodedTensor.Of(theirTag, theirs), DecodedTensor.Of(ourTag, ours));
                Assert.Equal(expected.DataType, actual.DataType);
                Assert.Equal(expected.Shape, actual.Shape);
                Assert.Equal(expected.Numbers, actual.Numbers);
                Assert.Equal(expected.Strings.Select(text => text.ToArray()), actual.Strings.Select(text => text.ToArray()));
                break;
        }
    }

    private static void AssertSameImages(ImageValue theirs, ImageValue ours)
    {
        Assert.Equal(theirs.Images.Count, ours.Images.Count);
        foreach (var (image, written) in theirs.Images.Zip(ours.Images))
        {
            if (image.Span.StartsWith("GIF8"u8))
            {
                Assert.Equal((theirs.Width, theirs.Height), (ours.Width, ours.Height));
                Assert.Equal(image.ToArray(), written.ToArray());
                continue;
            }

            var pixels = PngPixels.Decode(image.Span, out var width, out var height, out var channels);
            Assert.Equal(pixels, PngPixels.Decode(written.Span, out var ourWidth, out var ourHeight, out var ourChannels));
            Assert.Equal((width, height, channels), (ourWidth, ourHeight, ourChannels));

            // Not theirs: PyTorch says the size before it rescaled the pixels.
            Assert.Equal((width, height), (ours.Width, ours.Height));
        }
    }
}
