using EventFormat.Writing;

namespace EventFormat.Tests.Writing;

public sealed class PrCurveSummariesTests
{
    public static TheoryData<string> UnweightedTagsOfPyTorch { get; } = new("default_127", "thresholds_11");

    [Theory]
    [MemberData(nameof(UnweightedTagsOfPyTorch))]
    public void AddPrCurve_ScoresThatPyTorchsCountsComeFrom_GivesPyTorchsTensor(string tag)
    {
        foreach (var (_, recorded) in WrittenValues.Recorded("pytorch_all/pr_curves", tag))
        {
            var count = (int)recorded.Tensor.TensorShape.Dim[1].Size;
            var (scores, labels) = (new List<float>(), new List<bool>());
            for (var i = 0; i < count; i++)
            {
                Add(recorded.Tensor.FloatVal[i] - (i + 1 < count ? recorded.Tensor.FloatVal[i + 1] : 0), true);
                Add(recorded.Tensor.FloatVal[count + i] - (i + 1 < count ? recorded.Tensor.FloatVal[count + i + 1] : 0), false);

                void Add(float times, bool label)
                {
                    for (var k = 0; k < times; k++)
                    {
                        scores.Add(Math.Min(1, (i + 0.5f) / (count - 1)));
                        labels.Add(label);
                    }
                }
            }

            var value = WrittenValues.Value(writer => writer.AddPrCurve(tag, scores.ToArray(), labels.ToArray(), 0, count));
            Assert.Equal(recorded.Tensor, value.Tensor);
            Assert.Equal(recorded.Metadata.PluginData, value.Metadata.PluginData);
        }
    }

    [Fact]
    public void AddPrCurve_TwoScores_AreCountedFromEachThresholdDown()
    {
        var value = WrittenValues.Value(writer => writer.AddPrCurve("p", [0.9f, 0.5f, float.NaN, 7f], [true, false, true, false], 0, 3, [2, 1, 5, 1]));
        Assert.Equal(
            [
                2, 2, 0, // true positives at 0, 0.5 and 1
                2, 2, 1,
                0, 0, 1,
                0, 0, 2,
                0.5f, 0.5f, 0,
                1, 1, 0,
            ],
            value.Tensor.FloatVal);
    }

    [Fact]
    public void AddPrCurve_ComputedElsewhere_IsWrittenRowByRow()
    {
        var recorded = WrittenValues.Recorded("tf_style/train", "pr")[0].Value;
        var rows = Enumerable.Range(0, 6).Select(row => Enumerable.Range(0, 5)
            .Select(i => BitConverter.ToSingle(recorded.Tensor.TensorContent.Span[(((row * 5) + i) * 4)..])).ToArray()).ToArray();
        var value = WrittenValues.Value(writer => writer.AddPrCurve("pr", rows[0], rows[1], rows[2], rows[3], rows[4], rows[5], 0));
        Assert.Equal(rows.SelectMany(row => row), value.Tensor.FloatVal);
        Assert.Equal(recorded.Tensor.TensorShape, value.Tensor.TensorShape);
        Assert.Equal(recorded.Metadata.PluginData, value.Metadata.PluginData);
    }

    [Fact]
    public void AddPrCurve_MissingLabels_IsTheCallersError() => WrittenValues.Events(writer =>
    {
        Assert.Throws<ArgumentException>(() => writer.AddPrCurve("p", [1f], [], 0));
        Assert.Throws<ArgumentException>(() => writer.AddPrCurve("p", [1f], [true], 0, 5, [1, 2]));
        Assert.Throws<ArgumentOutOfRangeException>(() => writer.AddPrCurve("p", [1f], [true], 0, 1));
        Assert.Throws<ArgumentException>(() => writer.AddPrCurve("p", [1], [1], [1], [1], [1], [], 0));
    });
}
