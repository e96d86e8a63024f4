using EventFormat.Protos;
using EventFormat.Writing;

namespace EventFormat.Tests.Writing;

public sealed class DescriptionTests
{
    [Fact]
    public void Describe_Scalar_IsOnTheFirstValueOnly()
    {
        var events = WrittenValues.Events(writer =>
        {
            writer.Describe("loss", "Loss", "*lower* is better");
            writer.AddScalar("loss", 0.5, 1);
            writer.AddScalar("loss", 0.25, 2);
            writer.AddScalar("other", 1, 1);
        });
        var first = events[0].Summary.Value[0];
        Assert.Equal(("scalars", "Loss", "*lower* is better"), (first.Metadata.PluginData.PluginName, first.Metadata.DisplayName, first.Metadata.SummaryDescription));
        Assert.Equal((DataType.DtFloat, 0.5f), (first.Tensor.Dtype, Assert.Single(first.Tensor.FloatVal)));
        Assert.Null(events[1].Summary.Value[0].Metadata);
        Assert.Equal(0.25f, events[1].Summary.Value[0].SimpleValue);
        Assert.Null(events[2].Summary.Value[0].Metadata);
    }

    [Fact]
    public void Describe_OldAndNewKinds_CarryThePluginAndTheWords()
    {
        var values = WrittenValues.Events(writer =>
        {
            foreach (var tag in new[] { "histogram", "image", "text" })
            {
                writer.Describe(tag, "Name of " + tag);
            }

            writer.AddHistogram("histogram", [1.0], 0);
            writer.AddImage("image", (byte[])[1], new ImageShape(1, 1), 0);
            writer.AddText("text", "words", 0);
        }).Select(logged => logged.Summary.Value[0].Metadata).ToList();
        Assert.Equal(["histograms", "images", "text"], values.Select(metadata => metadata.PluginData.PluginName));
        Assert.Equal(["Name of histogram", "Name of image", "Name of text"], values.Select(metadata => metadata.DisplayName));
    }

    [Fact]
    public void AddSessionStart_Step_IsASessionLog()
    {
        var logged = Assert.Single(WrittenValues.Events(writer => writer.AddSessionStart(120)));
        Assert.Equal((120, SessionLog.Types.SessionStatus.Start), (logged.Step, logged.SessionLog.Status));
    }
}
