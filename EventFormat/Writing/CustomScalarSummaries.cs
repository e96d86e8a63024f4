using EventFormat.Protos;
using Google.Protobuf;

namespace EventFormat.Writing;

/// <summary>Lays out the custom-scalars dashboard: which series share a chart.</summary>
public static class CustomScalarSummaries
{
    private const string LayoutTag = "custom_scalars__config__";

    /// <summary>A chart of every tag that one of these regular expressions matches from its beginning.</summary>
    public static CustomScalarChart Multiline(string title, params ReadOnlySpan<string> tags)
    {
        var content = new MultilineChartContent();
        foreach (var tag in tags)
        {
            content.Tag.Add(tag);
        }

        return new CustomScalarChart { Title = title, Multiline = content };
    }

    /// <summary>A chart of a series and the band between two others: tags.</summary>
    public static CustomScalarChart Margin(string title, string value, string lower, string upper) => new()
    {
        Title = title,
        Margin = new MarginChartContent { Series = { new MarginChartContent.Types.Series { Value = value, Lower = lower, Upper = upper } } },
    };

    /// <summary>Logs a layout; the last one logged holds.</summary>
    public static void AddCustomScalarLayout(this SummaryWriter writer, CustomScalarLayout layout, long step = 0, double? wallTime = null)
    {
        ArgumentNullException.ThrowIfNull(layout);
        var tensor = new TensorProto { Dtype = DataType.DtString, TensorShape = new TensorShapeProto(), StringVal = { layout.ToByteString() } };
        var metadata = PluginMetadata.Create("custom_scalars", DataClass.Tensor);
        writer.AddValue(new Summary.Types.Value { Tag = LayoutTag, Tensor = tensor, Metadata = metadata }, step, wallTime);
    }

    /// <inheritdoc cref="AddCustomScalarLayout(SummaryWriter, CustomScalarLayout, long, double?)"/>
    public static void AddCustomScalarLayout(this SummaryWriter writer, string category, params ReadOnlySpan<CustomScalarChart> charts)
    {
        var group = new CustomScalarCategory { Title = category };
        foreach (var chart in charts)
        {
            group.Chart.Add(chart);
        }

        writer.AddCustomScalarLayout(new CustomScalarLayout { Category = { group } });
    }
}
