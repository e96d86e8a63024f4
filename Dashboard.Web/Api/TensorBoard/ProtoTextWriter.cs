using System.Buffers;
using System.Collections;
using System.Globalization;
using System.Text;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Dashboard.Web.Api.TensorBoard;

/// <summary>Writes messages in protobuf's text format as Python prints them: fields by number, map entries by key, two spaces a level.</summary>
internal sealed class ProtoTextWriter(IBufferWriter<byte> output)
{
    /// <summary>Writes the fields of a message.</summary>
    public void Write(IMessage message, int depth = 0)
    {
        foreach (var field in message.Descriptor.Fields.InFieldNumberOrder())
        {
            var value = field.Accessor.GetValue(message);
            if (field.IsMap)
            {
                WriteMap(field, (IDictionary)value, depth);
            }
            else if (field.IsRepeated)
            {
                foreach (var one in (IList)value)
                {
                    WriteField(field, one, depth);
                }
            }
            else if (field.HasPresence ? field.Accessor.HasValue(message) : !IsDefault(value))
            {
                WriteField(field, value, depth);
            }
        }
    }

    /// <summary>Writes a message as a field.</summary>
    public void WriteMessage(string name, IMessage message, int depth = 0)
    {
        WriteLine(depth, $"{name} {{");
        Write(message, depth + 1);
        WriteLine(depth, "}");
    }

    private static bool IsDefault(object? value) => value switch
    {
        null => true,
        string text => text.Length == 0,
        ByteString bytes => bytes.IsEmpty,
        bool flag => !flag,
        Enum choice => Convert.ToInt32(choice, CultureInfo.InvariantCulture) == 0,
        double number => BitConverter.DoubleToInt64Bits(number) == 0,
        float number => BitConverter.SingleToInt32Bits(number) == 0,
        _ => Convert.ToDecimal(value, CultureInfo.InvariantCulture) == 0,
    };

    private void WriteMap(FieldDescriptor field, IDictionary map, int depth)
    {
        var (key, value) = (field.MessageType.FindFieldByNumber(1), field.MessageType.FindFieldByNumber(2));
        foreach (var entry in map.Keys.Cast<object>().Order(Comparer<object>.Create(CompareKeys)))
        {
            WriteLine(depth, $"{field.Name} {{");
            WriteField(key, entry, depth + 1);
            WriteField(value, map[entry]!, depth + 1);
            WriteLine(depth, "}");
        }
    }

    private static int CompareKeys(object left, object right) =>
        left is string text ? string.CompareOrdinal(text, (string)right) : Comparer.DefaultInvariant.Compare(left, right);

    private void WriteField(FieldDescriptor field, object value, int depth)
    {
        if (value is IMessage message)
        {
            WriteMessage(field.Name, message, depth);
            return;
        }

        WriteLine(depth, $"{field.Name}: {Spell(field, value)}");
    }

    private static string Spell(FieldDescriptor field, object value) => value switch
    {
        bool flag => flag ? "true" : "false",
        string text => Quote(Encoding.UTF8.GetBytes(text), isText: true),
        ByteString bytes => Quote(bytes.Span, isText: false),
        float number => Spell(double.Parse(number.ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)),
        double number => Spell(number),
        _ when field.FieldType == FieldType.Enum => Name(field.EnumType, Convert.ToInt32(value, CultureInfo.InvariantCulture)),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static string Name(EnumDescriptor type, int number) => type.FindValueByNumber(number)?.Name ?? number.ToString(CultureInfo.InvariantCulture);

    private static string Spell(double number)
    {
        if (!double.IsFinite(number))
        {
            return double.IsNaN(number) ? "nan" : number > 0 ? "inf" : "-inf";
        }

        Span<byte> digits = stackalloc byte[PythonFloat.MaxLength];
        return Encoding.ASCII.GetString(digits[..PythonFloat.Format(number, digits)]);
    }

    /// <summary>Text keeps its characters; of other bytes those beyond ASCII are octal.</summary>
    private static string Quote(ReadOnlySpan<byte> bytes, bool isText)
    {
        // Latin-1 keeps every byte as one character, so that text can be put together again below.
        var quoted = new StringBuilder(bytes.Length + 2).Append('"');
        foreach (var one in bytes)
        {
            _ = one switch
            {
                (byte)'\n' => quoted.Append("\\n"),
                (byte)'\r' => quoted.Append("\\r"),
                (byte)'\t' => quoted.Append("\\t"),
                (byte)'"' or (byte)'\'' or (byte)'\\' => quoted.Append('\\').Append((char)one),
                < 0x20 or 0x7F => Octal(quoted, one),
                >= 0x80 when !isText => Octal(quoted, one),
                _ => quoted.Append((char)one),
            };
        }

        var latin = quoted.Append('"').ToString();
        return isText ? Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(latin)) : latin;
    }

    private static StringBuilder Octal(StringBuilder text, byte one) =>
        text.Append('\\').Append((char)('0' + (one >> 6))).Append((char)('0' + (one >> 3 & 7))).Append((char)('0' + (one & 7)));

    private void WriteLine(int depth, string line)
    {
        for (var i = 0; i < depth; i++)
        {
            output.WriteRaw("  "u8);
        }

        Encoding.UTF8.GetBytes(line, output);
        output.WriteRaw("\n"u8);
    }
}
