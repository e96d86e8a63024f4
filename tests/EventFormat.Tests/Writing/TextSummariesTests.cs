using EventFormat.Protos;
using EventFormat.Writing;

namespace EventFormat.Tests.Writing;

public sealed class TextSummariesTests
{
    [Fact]
    public void AddText_WhatTensorFlowWrote_GivesTheSameTensor()
    {
        var recorded = WrittenValues.Recorded("tf_style/train", "text/scalar");
        Assert.All(recorded, one =>
        {
            var value = WrittenValues.Value(writer => writer.AddText("text/scalar", one.Value.Tensor.StringVal[0].ToStringUtf8(), one.Event.Step));
            Assert.Equal(one.Value.Tensor, value.Tensor);
            Assert.Equal(("text", DataClass.Tensor), (value.Metadata.PluginData.PluginName, value.Metadata.DataClass));
        });
    }

    [Fact]
    public void AddText_Matrix_GivesTensorFlowsTensor()
    {
        var recorded = WrittenValues.Recorded("tf_style/train", "text/matrix")[0].Value;
        var value = WrittenValues.Value(writer => writer.AddText("text/matrix", new[,] { { "a", "**b**" }, { "c", "d" } }, 0));
        Assert.Equal(recorded.Tensor, value.Tensor);
    }

    [Fact]
    public void AddTable_CellsThatWouldBreakIt_AreEscaped()
    {
        var value = WrittenValues.Value(writer => writer.AddTable("t", ["a", "b"], [["1|2", "x\r\ny"], ["short"]], 1));
        Assert.Equal("| a | b |\n|---|---|\n| 1\\|2 | x y |\n| short |  |\n", value.Tensor.StringVal[0].ToStringUtf8());
    }
}
