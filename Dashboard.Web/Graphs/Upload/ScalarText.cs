using System.Globalization;
using Google.Protobuf.Reflection;

namespace Dashboard.Web.Graphs.Upload;

/// <summary>Writes a number, truth value or enumerator of the text format to the wire.</summary>
internal static class ScalarText
{
    // TensorFlow's references to types: DT_FLOAT_REF is DT_FLOAT + 100.
    private const string ReferenceSuffix = "_REF";
    private const int ReferenceOffset = 100;

    public static bool TryWrite(WireBuffer wire, FieldDescriptor field, string word) => field.FieldType switch
    {
        FieldType.Float => TryNumber(word, out var number) && Write(wire, field, 5, buffer => buffer.AppendSingle((float)number)),
        FieldType.Double => TryNumber(word, out var number) && Write(wire, field, 1, buffer => buffer.AppendDouble(number)),
        FieldType.Bool => TryBool(word, out var flag) && WriteVarint(wire, field, flag ? 1UL : 0),
        FieldType.Enum => TryEnum(field.EnumType, word, out var number) && WriteVarint(wire, field, (ulong)number),
        FieldType.Int32 or FieldType.Int64 or FieldType.UInt32 or FieldType.UInt64 => TryInteger(word, out var number) && WriteVarint(wire, field, number),
        _ => false,
    };

    private static bool WriteVarint(WireBuffer wire, FieldDescriptor field, ulong value) => Write(wire, field, 0, buffer => buffer.AppendVarint(value));

    private static bool Write(WireBuffer wire, FieldDescriptor field, uint wireType, Action<WireBuffer> value)
    {
        wire.AppendKey(field.FieldNumber, wireType);
        value(wire);
        return true;
    }

    private static bool TryNumber(string word, out double number)
    {
        var digits = word.TrimStart('-');
        if (digits is "inf" or "infinity")
        {
            number = word[0] == '-' ? double.NegativeInfinity : double.PositiveInfinity;
            return true;
        }

        if (digits is "nan")
        {
            number = double.NaN;
            return true;
        }

        return double.TryParse(word.TrimEnd('f', 'F'), NumberStyles.Float, CultureInfo.InvariantCulture, out number);
    }

    private static bool TryBool(string word, out bool flag)
    {
        flag = word is "true" or "True" or "t" or "1";
        return flag || word is "false" or "False" or "f" or "0";
    }

    private static bool TryEnum(EnumDescriptor type, string word, out long number)
    {
        var name = word.EndsWith(ReferenceSuffix, StringComparison.Ordinal) ? word[..^ReferenceSuffix.Length] : word;
        if (type.FindValueByName(name) is { } value)
        {
            number = value.Number + (name.Length < word.Length ? ReferenceOffset : 0);
            return true;
        }

        // An enumerator that this schema does not know counts as the first.
        return long.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number) || char.IsAsciiLetter(word[0]);
    }

    private static bool TryInteger(string word, out ulong number)
    {
        if (word.StartsWith("0x", StringComparison.OrdinalIgnoreCase))
        {
            return ulong.TryParse(word.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out number);
        }

        if (long.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var signed))
        {
            number = (ulong)signed;
            return true;
        }

        return ulong.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }
}
