using System.Text;
using System.Text.Json;

namespace Training.Core.Weights;

/// <summary>The header of a safetensors file: JSON of name → type, shape, byte range; <c>__metadata__</c> → texts.</summary>
internal sealed record SafeTensorHeader(IReadOnlyList<SafeTensorEntry> Tensors, IReadOnlyDictionary<string, string> Metadata)
{
    private const string MetadataName = "__metadata__";

    /// <summary>Reads a header and checks that the tensors cover the data exactly: no overlap, no gap, nothing after them.</summary>
    /// <exception cref="WeightsFormatException">The header is not valid.</exception>
    public static SafeTensorHeader Parse(ReadOnlySpan<byte> json, long dataLength)
    {
        try
        {
            var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = 4 });
            var header = Read(ref reader);
            CheckRanges(header.Tensors, dataLength);
            return header;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException and not WeightsFormatException)
        {
            throw new WeightsFormatException($"The safetensors header is not the JSON it should be: {e.Message}", e);
        }
    }

    /// <summary>The header as bytes, padded with spaces so that the data behind it is aligned to 8.</summary>
    public byte[] Format()
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            if (Metadata.Count > 0)
            {
                json.WriteStartObject(MetadataName);
                foreach (var (key, text) in Metadata)
                {
                    json.WriteString(key, text);
                }

                json.WriteEndObject();
            }

            foreach (var tensor in Tensors)
            {
                Write(json, tensor);
            }

            json.WriteEndObject();
        }

        bytes.Write(Encoding.ASCII.GetBytes(new string(' ', (int)((8 - (bytes.Length % 8)) % 8))));
        return bytes.ToArray();
    }

    private static void Write(Utf8JsonWriter json, SafeTensorEntry tensor)
    {
        json.WriteStartObject(tensor.Name);
        json.WriteString("dtype", tensor.Type);
        json.WriteStartArray("shape");
        foreach (var size in tensor.Shape)
        {
            json.WriteNumberValue(size);
        }

        json.WriteEndArray();
        json.WriteStartArray("data_offsets");
        json.WriteNumberValue(tensor.Offset);
        json.WriteNumberValue(tensor.Offset + tensor.Length);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static SafeTensorHeader Read(ref Utf8JsonReader reader)
    {
        var tensors = new List<SafeTensorEntry>();
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal);
        var names = new HashSet<string>(StringComparer.Ordinal);
        Expect(ref reader, JsonTokenType.StartObject);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            if (!names.Add(name))
            {
                throw new WeightsFormatException($"The safetensors header has {name} twice.");
            }

            Expect(ref reader, JsonTokenType.StartObject);
            if (name == MetadataName)
            {
                ReadMetadata(ref reader, metadata);
            }
            else
            {
                tensors.Add(ReadTensor(ref reader, name));
            }
        }

        return reader.TokenType == JsonTokenType.EndObject && !reader.Read()
            ? new SafeTensorHeader(tensors, metadata)
            : throw new WeightsFormatException("The safetensors header does not end where it should.");
    }

    private static void ReadMetadata(ref Utf8JsonReader reader, Dictionary<string, string> metadata)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var key = reader.GetString()!;
            Expect(ref reader, JsonTokenType.String);
            metadata[key] = reader.GetString()!;
        }
    }

    private static SafeTensorEntry ReadTensor(ref Utf8JsonReader reader, string name)
    {
        string? type = null;
        List<long>? shape = null, range = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            switch (reader.GetString())
            {
                case "dtype":
                    Expect(ref reader, JsonTokenType.String);
                    type = reader.GetString();
                    break;
                case "shape":
                    shape = ReadNumbers(ref reader);
                    break;
                case "data_offsets":
                    range = ReadNumbers(ref reader);
                    break;
                case var other:
                    throw new WeightsFormatException($"Tensor {name} has {other} in its description, which the format does not know.");
            }
        }

        if (type is null || shape is null || range is not [>= 0 and var from, var to] || to < from)
        {
            throw new WeightsFormatException($"Tensor {name} lacks a type, a shape or a range of bytes.");
        }

        return new SafeTensorEntry(name, type, shape, from, to - from);
    }

    private static List<long> ReadNumbers(ref Utf8JsonReader reader)
    {
        var numbers = new List<long>();
        Expect(ref reader, JsonTokenType.StartArray);
        while (reader.Read() && reader.TokenType == JsonTokenType.Number)
        {
            numbers.Add(reader.GetInt64());
        }

        return reader.TokenType == JsonTokenType.EndArray ? numbers : throw new WeightsFormatException("A list of numbers holds something else.");
    }

    private static void Expect(ref Utf8JsonReader reader, JsonTokenType token)
    {
        if (!reader.Read() || reader.TokenType != token)
        {
            throw new WeightsFormatException($"The safetensors header has {reader.TokenType} at byte {reader.TokenStartIndex}, where {token} belongs.");
        }
    }

    private static void CheckRanges(IReadOnlyList<SafeTensorEntry> tensors, long dataLength)
    {
        long end = 0;
        foreach (var tensor in tensors.OrderBy(tensor => tensor.Offset).ThenBy(tensor => tensor.Length))
        {
            if (tensor.Offset != end)
            {
                throw new WeightsFormatException($"Tensor {tensor.Name} begins at byte {tensor.Offset} of the data where {end} is due: a gap or an overlap.");
            }

            var size = SafeTensorType.SizeOf(tensor.Type);
            if (size == 0)
            {
                throw new WeightsFormatException($"Tensor {tensor.Name} is of type {tensor.Type}, which is not known.");
            }

            if (!TensorShapes.TryCount(tensor.Shape, out var count) || count > long.MaxValue / size || count * size != tensor.Length)
            {
                throw new WeightsFormatException($"Tensor {tensor.Name} of shape [{string.Join(", ", tensor.Shape)}] and type {tensor.Type} does not take {tensor.Length} bytes.");
            }

            end = tensor.Offset + tensor.Length;
        }

        if (end != dataLength)
        {
            throw new WeightsFormatException($"The tensors take {end} bytes, the file has {dataLength}: truncated or damaged.");
        }
    }
}
