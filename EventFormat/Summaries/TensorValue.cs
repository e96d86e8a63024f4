using EventFormat.Events;
using EventFormat.Protos;

namespace EventFormat.Summaries;

/// <summary>A decoded tensor: numbers or strings, row-major.</summary>
/// <remarks>Strings are slices of the decoded bytes, which must stay unchanged while they are used.</remarks>
public sealed class TensorValue
{
    internal TensorValue(
        DataType dataType,
        IReadOnlyList<long> shape,
        IReadOnlyList<double> numbers,
        IReadOnlyList<ReadOnlyMemory<byte>> strings)
    {
        DataType = dataType;
        Shape = shape;
        Numbers = numbers;
        Strings = strings;
    }

    /// <summary>The type of the elements.</summary>
    public DataType DataType { get; }

    /// <summary>The sizes of the dimensions; none for a single element.</summary>
    public IReadOnlyList<long> Shape { get; }

    /// <summary>The elements, where they are numbers; integers beyond 2^53 are rounded.</summary>
    public IReadOnlyList<double> Numbers { get; }

    /// <summary>The elements, where they are strings.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Strings { get; }

    /// <summary>Decodes the tensor of a <c>Summary.Value</c>.</summary>
    /// <exception cref="SummaryFormatException">The value is malformed, or holds no tensor of numbers or strings.</exception>
    public static TensorValue Decode(ReadOnlyMemory<byte> value) =>
        TensorParser.Parse(ValueMessage.Parse(value).Require(ValueField.Tensor));

    /// <summary>The strings; an exception for a tensor of numbers.</summary>
    internal IReadOnlyList<ReadOnlyMemory<byte>> RequireStrings() => DataType == DataType.DtString
        ? Strings
        : throw new SummaryFormatException($"The tensor holds {DataType} where strings are due.");

    /// <summary>The numbers; an exception for a tensor of strings.</summary>
    internal IReadOnlyList<double> RequireNumbers() => DataType == DataType.DtString
        ? throw new SummaryFormatException("The tensor holds strings where numbers are due.")
        : Numbers;
}
