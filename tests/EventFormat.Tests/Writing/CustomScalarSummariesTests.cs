using EventFormat.Protos;
using EventFormat.Writing;

namespace EventFormat.Tests.Writing;

public sealed class CustomScalarSummariesTests
{
    [Theory]
    [InlineData("pytorch_all/custom_scalars/layout")]
    [InlineData("pytorch_all/custom_scalars/margin")]
    public void AddCustomScalarLayout_WhatPyTorchWrote_GivesTheSameTensor(string run)
    {
        var recorded = WrittenValues.Recorded(run, "custom_scalars__config__")[0].Value;
        var layout = CustomScalarLayout.Parser.ParseFrom(recorded.Tensor.StringVal[0]);
        var value = WrittenValues.Value(writer => writer.AddCustomScalarLayout(layout));
        Assert.Equal((recorded.Tag, recorded.Tensor), (value.Tag, value.Tensor));
        Assert.Equal(recorded.Metadata.PluginData, value.Metadata.PluginData);
    }

    [Fact]
    public void AddCustomScalarLayout_Charts_MakeOneCategory()
    {
        var recorded = WrittenValues.Recorded("pytorch_all/custom_scalars/multiline", "custom_scalars__config__")[0].Value;
        var value = WrittenValues.Value(writer => writer.AddCustomScalarLayout("cat", CustomScalarSummaries.Multiline("multi", "twse/0050", "twse/2330")));
        Assert.Equal(recorded.Tensor, value.Tensor);
        Assert.Equal(
            ("v", "l", "u"),
            CustomScalarSummaries.Margin("m", "v", "l", "u").Margin.Series[0] is var band ? (band.Value, band.Lower, band.Upper) : default);
    }
}
