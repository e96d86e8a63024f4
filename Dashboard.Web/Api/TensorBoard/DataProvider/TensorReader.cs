using System.Buffers.Binary;
using EventFormat.Protos;
using EventFormat.Summaries;
using Google.Protobuf;

namespace Dashboard.Web.Api.TensorBoard.DataProvider;

/// <summary>Values as TensorBoard's tensors: as they were written, histograms in the old form as a table of buckets.</summary>
internal static class TensorReader
{
    /// <exception cref="SummaryFormatException">It is no tensor.</exception>
    public static TensorProto Read(SummaryKind kind, byte[] value)
    {
        Summary.Types.Value message;
        try
        {
            message = Summary.Types.Value.Parser.ParseFrom(value);
        }
        catch (InvalidProtocolBufferException e)
        {
            throw new SummaryFormatException($"The value is not a protobuf message: {e.Message}");
        }

        return message.Tensor
            ?? (kind == SummaryKind.Histogram ? Buckets(HistogramValue.Decode(value)) : throw new SummaryFormatException("The value is no tensor."));
    }

    private static TensorProto Buckets(HistogramValue histogram)
    {
        const int Columns = 3;
        var content = new byte[histogram.Count.Count * Columns * sizeof(double)];
        for (var i = 0; i < histogram.Count.Count; i++)
        {
            var row = content.AsSpan(i * Columns * sizeof(double));
            BinaryPrimitives.WriteDoubleLittleEndian(row, histogram.Left[i]);
            BinaryPrimitives.WriteDoubleLittleEndian(row[sizeof(double)..], histogram.Right[i]);
            BinaryPrimitives.WriteDoubleLittleEndian(row[(2 * sizeof(double))..], histogram.Count[i]);
        }

        return new TensorProto
        {
            Dtype = DataType.DtDouble,
            TensorShape = new TensorShapeProto { Dim = { new TensorShapeProto.Types.Dim { Size = histogram.Count.Count }, new TensorShapeProto.Types.Dim { Size = Columns } } },
            TensorContent = ByteString.CopyFrom(content),
        };
    }
}
