using EventFormat.Events;
using EventFormat.Protos;
using EventFormat.Summaries;
using Google.Protobuf;

namespace EventFormat.Tests.Summaries;

public sealed class SummaryClassifierTests
{
    [Theory]
    [InlineData("scalars", SummaryKind.Scalar)]
    [InlineData("histograms", SummaryKind.Histogram)]
    [InlineData("images", SummaryKind.Image)]
    [InlineData("audio", SummaryKind.Audio)]
    [InlineData("text", SummaryKind.Text)]
    [InlineData("pr_curves", SummaryKind.PrCurve)]
    [InlineData("mesh", SummaryKind.Mesh)]
    [InlineData("hparams", SummaryKind.HParams)]
    [InlineData("custom_scalars", SummaryKind.CustomScalarLayout)]
    [InlineData("graphs", SummaryKind.Graph)]
    [InlineData("graph_keras_model", SummaryKind.KerasGraph)]
    [InlineData("graph_run_metadata", SummaryKind.RunMetadata)]
    [InlineData("graph_run_metadata_graph", SummaryKind.RunMetadata)]
    [InlineData("graph_tagged_run_metadata", SummaryKind.RunMetadata)]
    [InlineData("someone_elses", SummaryKind.Tensor)]
    [InlineData("Scalars", SummaryKind.Tensor)]
    [InlineData("", SummaryKind.Tensor)]
    public void Classify_Tensor_IsWhatItsPluginSays(string plugin, SummaryKind expected)
    {
        var value = Some.Tensor(Some.Floats([], 1), plugin);
        value.Metadata.DisplayName = "Name";
        value.Metadata.SummaryDescription = "*why*";
        value.Metadata.PluginData.Content = ByteString.CopyFrom(1, 2, 3);

        var definition = SummaryClassifier.Classify(Some.Wire(value));

        Assert.Equal(expected, definition.Kind);
        Assert.Equal(plugin, definition.PluginName);
        Assert.Equal("Name", definition.DisplayName);
        Assert.Equal("*why*", definition.Description);
        Assert.Equal([1, 2, 3], definition.PluginContent);
    }

    [Theory]
    [InlineData(ValueField.SimpleValue, SummaryKind.Scalar, "scalars", "")]
    [InlineData(ValueField.Histogram, SummaryKind.Histogram, "histograms", "")]
    [InlineData(ValueField.Image, SummaryKind.Image, "images", "EAE=")]
    [InlineData(ValueField.Audio, SummaryKind.Audio, "audio", "EAsYAQ==")]
    public void Classify_OldValue_IsWhatItsFieldSaysWhateverTheMetadata(
        ValueField field, SummaryKind kind, string plugin, string content)
    {
        var metadata = Some.Tensor(new TensorProto(), "text").Metadata.ToByteArray();
        var definition = SummaryClassifier.Classify(new ValueWire { Tag = "loss"u8, Field = field, Metadata = metadata });

        Assert.Equal((kind, plugin, "loss"), (definition.Kind, definition.PluginName, definition.DisplayName));
        Assert.Equal(content, Convert.ToBase64String(definition.PluginContent));
    }

    [Fact]
    public void Classify_OldValueWithDisplayName_KeepsIt()
    {
        var value = new Summary.Types.Value
        {
            Tag = "tag",
            SimpleValue = 1,
            Metadata = new SummaryMetadata { DisplayName = "Name", SummaryDescription = "why" },
        };

        var definition = SummaryClassifier.Classify(Some.Wire(value));

        Assert.Equal(("Name", "why"), (definition.DisplayName, definition.Description));
    }

    [Fact]
    public void Classify_MetadataOnly_IsWhatThePluginSays()
    {
        var value = Some.Tensor(new TensorProto(), "hparams");
        value.ClearValue();

        Assert.Equal(SummaryKind.HParams, SummaryClassifier.Classify(Some.Wire(value)).Kind);
    }

    [Fact]
    public void Classify_MetadataCutOff_CountAsNone()
    {
        var metadata = Some.Tensor(new TensorProto(), "scalars").Metadata.ToByteArray();
        var definition = SummaryClassifier.Classify(
            new ValueWire { Field = ValueField.Tensor, Metadata = metadata.AsSpan(0, metadata.Length - 1) });

        Assert.Equal((SummaryKind.Tensor, ""), (definition.Kind, definition.PluginName));
    }

    [Theory]
    [InlineData(SummaryKind.Scalar, ValueField.SimpleValue, true)]
    [InlineData(SummaryKind.Scalar, ValueField.Tensor, true)]
    [InlineData(SummaryKind.Scalar, ValueField.Histogram, false)]
    [InlineData(SummaryKind.Scalar, ValueField.None, false)]
    [InlineData(SummaryKind.Histogram, ValueField.Histogram, true)]
    [InlineData(SummaryKind.Histogram, ValueField.SimpleValue, false)]
    [InlineData(SummaryKind.Image, ValueField.Image, true)]
    [InlineData(SummaryKind.Image, ValueField.Audio, false)]
    [InlineData(SummaryKind.Audio, ValueField.Audio, true)]
    [InlineData(SummaryKind.Text, ValueField.Tensor, true)]
    [InlineData(SummaryKind.Text, ValueField.SimpleValue, false)]
    [InlineData(SummaryKind.HParams, ValueField.None, true)]
    [InlineData(SummaryKind.HParams, ValueField.SimpleValue, false)]
    [InlineData(SummaryKind.Tensor, ValueField.ObsoleteHistogram, true)]
    [InlineData(SummaryKind.Tensor, ValueField.SimpleValue, false)]
    public void Accepts_LaterValue_OnlyFormsOfTheSameKind(SummaryKind kind, ValueField field, bool expected) =>
        Assert.Equal(expected, SummaryClassifier.Accepts(kind, new ValueWire { Field = field }));
}
