using CsCheck;
using EventFormat.Events;
using EventFormat.Protos;
using EventFormat.Summaries;
using Google.Protobuf;

namespace EventFormat.Tests.Summaries;

/// <summary>Nothing a file can hold makes reading throw anything unforeseen, and two ways of reading agree.</summary>
public sealed class SummaryPropertyTests
{
    private static readonly DataType[] NumericTypes =
    [
        DataType.DtFloat, DataType.DtDouble, DataType.DtHalf, DataType.DtBfloat16, DataType.DtInt8, DataType.DtUint8,
        DataType.DtInt16, DataType.DtUint16, DataType.DtInt32, DataType.DtUint32, DataType.DtInt64, DataType.DtUint64,
        DataType.DtBool,
    ];

    private static readonly Gen<TensorProto> GenTensor =
        from type in OneOf([.. NumericTypes, DataType.DtString, DataType.DtComplex64, DataType.DtInvalid])
        from shape in OneOf(0L, 1, 1, 1, 2, 3).Array[0, 3]
        from numbers in Gen.Int[-300, 300].Array[0, 4]
        from content in Gen.Frequency((3, Gen.Const(Array.Empty<byte>())), (1, Gen.Byte.Array[1, 16]))
        select Tensor(type, shape, numbers, content);

    private static readonly Gen<Summary.Types.Value> GenValue = Gen.OneOf(
        GenTensor.Select(tensor => Some.Tensor(tensor, "mesh")),
        Gen.Float.Select(number => new Summary.Types.Value { Tag = "t", SimpleValue = number }),
        Gen.Double.Array[0, 5].Select(Gen.Double.Array[0, 5], (limits, counts) => new Summary.Types.Value
        {
            Histo = new HistogramProto { Min = -1, Max = 1, BucketLimit = { limits }, Bucket = { counts } },
        }),
        Gen.Byte.Array[0, 20].Select(bytes => new Summary.Types.Value
        {
            Image = new Summary.Types.Image { Width = 3, Height = 4, EncodedImageString = ByteString.CopyFrom(bytes) },
        }),
        Gen.Byte.Array[0, 20].Select(bytes => new Summary.Types.Value
        {
            Audio = new Summary.Types.Audio { SampleRate = 8000, EncodedAudioString = ByteString.CopyFrom(bytes) },
        }));

    // A message with some of its bytes replaced, and perhaps cut short.
    private static readonly Gen<byte[]> GenMutated =
        from value in GenValue
        from changes in Gen.Select(Gen.Int[0, 200], Gen.Byte).Array[0, 4]
        from cut in Gen.Frequency((2, Gen.Const(0)), (1, Gen.Int[1, 10]))
        select Mutate(value.ToByteArray(), changes, cut);

    [Fact]
    public void ScalarValue_AnyTensor_AgreesWithTheFullDecoder() => GenTensor.Sample(tensor =>
    {
        var isScalar = ScalarValue.TryRead(Some.Wire(tensor.ToByteArray()), out var scalar, out _);
        var decoded = TryDecode(tensor);
        return decoded is { DataType: not DataType.DtString, Numbers: [var only] } && HasOneElement(tensor)
            ? isScalar && scalar.Equals(only)
            : !isScalar;
    });

    [Fact]
    public void Decode_WellFormedNumbers_RoundTrip() => Gen.Float.Array[0, 20].Sample(numbers =>
        TensorValue.Decode(Some.Tensor(Some.Floats([numbers.Length], numbers)).ToByteArray())
            .Numbers.SequenceEqual(numbers.Select(number => (double)number)));

    [Fact]
    public void Decode_MutatedMessages_ThrowNothingButFormatExceptions() => GenMutated.Sample(bytes =>
    {
        Action[] decoders =
        [
            () => TensorValue.Decode(bytes),
            () => HistogramValue.Decode(bytes),
            () => HistogramValue.Decode(bytes, HistogramReading.Untrimmed),
            () => ImageValue.Decode(bytes),
            () => AudioValue.Decode(bytes),
            () => TextValue.Decode(bytes),
            () => PrCurveValue.Decode(bytes),
            () => MeshValue.Decode(bytes, bytes),
            () => HParamsValue.Decode(bytes),
            () => CustomScalarLayoutValue.Decode(bytes),
            () => GraphValue.DecodeGraph(bytes),
            () => GraphValue.DecodeRunMetadata(bytes),
            () => GraphValue.DecodeKerasModel(bytes),
        ];

        return decoders.All(decoder => Record.Exception(decoder) is null or SummaryFormatException);
    });

    [Fact]
    public void ClassifyAndTryRead_AnyBytes_NeverThrow() =>
        Gen.Select(GenMutated, OneOf(Enum.GetValues<ValueField>())).Sample((bytes, field) =>
        {
            var value = new ValueWire { Tag = bytes, Metadata = bytes, Field = field, Payload = bytes };
            var definition = SummaryClassifier.Classify(value);
            _ = SummaryClassifier.Accepts(definition.Kind, value);
            _ = ScalarValue.TryRead(value, out _, out _);
        });

    private static Gen<T> OneOf<T>(params T[] choices) => Gen.Int[0, choices.Length - 1].Select(i => choices[i]);

    private static bool HasOneElement(TensorProto tensor) => tensor.TensorShape.Dim.All(dim => dim.Size == 1);

    private static TensorValue? TryDecode(TensorProto tensor)
    {
        try
        {
            return TensorValue.Decode(Some.Tensor(tensor).ToByteArray());
        }
        catch (SummaryFormatException)
        {
            return null;
        }
    }

    private static TensorProto Tensor(DataType type, long[] shape, int[] numbers, byte[] content) => new()
    {
        Dtype = type,
        TensorShape = Some.Shape(shape),
        FloatVal = { numbers.Select(number => (float)number) },
        DoubleVal = { numbers.Select(number => (double)number) },
        HalfVal = { numbers },
        IntVal = { numbers },
        Int64Val = { numbers.Select(number => (long)number) },
        Uint32Val = { numbers.Select(number => (uint)number) },
        Uint64Val = { numbers.Select(number => (ulong)number) },
        BoolVal = { numbers.Select(number => number > 0) },
        StringVal = { numbers.Select(number => ByteString.CopyFrom((byte)number)) },
        TensorContent = ByteString.CopyFrom(content),
    };

    private static byte[] Mutate(byte[] bytes, (int Position, byte Value)[] changes, int cut)
    {
        foreach (var (position, value) in changes)
        {
            if (position < bytes.Length)
            {
                bytes[position] = value;
            }
        }

        return bytes[..Math.Max(0, bytes.Length - cut)];
    }
}
