using EventFormat.Protos;

namespace EventFormat.Summaries;

/// <summary>Decodes the layout of the custom-scalars dashboard.</summary>
public static class CustomScalarLayoutValue
{
    /// <summary>Decodes a <c>Summary.Value</c> that holds a layout as its only string.</summary>
    /// <exception cref="SummaryFormatException">The value is no layout.</exception>
    public static CustomScalarLayout Decode(ReadOnlyMemory<byte> value) =>
        TensorValue.Decode(value).RequireStrings() is [var layout]
            ? ValueMessage.ParseMessage(CustomScalarLayout.Parser, layout, "layout")
            : throw new SummaryFormatException("A layout is exactly one string.");
}
