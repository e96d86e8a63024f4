using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace Training.Core.Graph;

/// <summary>Records the operations that libtorch runs on this thread, until disposed; not the ones they consist of.</summary>
/// <remarks>One at a time per thread. Possible only where <see cref="Layout"/> is known.</remarks>
internal sealed class OperationRecorder : IDisposable
{
    private static readonly Lazy<OperationLayout?> Calibrated = new(Calibrate);

    // Everything here is used by the recorded thread only.
    private readonly RecordCallbacks.StartCallback _start;
    private readonly RecordCallbacks.EndCallback _end;
    private readonly ulong _handle;
    private readonly OperationLayout _layout;
    private readonly Stack<TracedOperation> _open = new();

    public OperationRecorder()
    {
        _layout = Layout ?? throw new PlatformNotSupportedException("Operations cannot be recorded with this libtorch.");
        (_start, _end) = (Start, End);
        _handle = RecordCallbacks.Add(_start, _end);
    }

    /// <summary>How operations are recorded here; null where that cannot be found out, and recording is not possible.</summary>
    public static OperationLayout? Layout => Calibrated.Value;

    /// <summary>The module that is being called.</summary>
    public string Scope { get; set; } = "";

    /// <summary>The operations so far, in the order they began.</summary>
    public List<TracedOperation> Operations { get; } = [];

    public void Dispose()
    {
        RecordCallbacks.Remove(_handle);
        GC.KeepAlive(_start);
        GC.KeepAlive(_end);
    }

    private nint Start(nint result, nint record)
    {
        Marshal.WriteIntPtr(result, 0);
        var operation = new TracedOperation(RecordCallbacks.NameOf(record), Scope);
        var isOutermost = _open.Count == 0;
        _open.Push(operation);
        if (isOutermost)
        {
            var first = Marshal.ReadIntPtr(record + _layout.Inputs);
            AddTensors(operation.Inputs, first, Marshal.ReadIntPtr(record + _layout.Inputs + nint.Size));
            Operations.Add(operation);
        }

        return result;
    }

    private void End(nint record, nint context)
    {
        if (_open.TryPop(out var operation) && _open.Count == 0)
        {
            var (first, end) = (Marshal.ReadIntPtr(record + _layout.Outputs), Marshal.ReadIntPtr(record + _layout.Outputs + nint.Size));
            var outputs = new List<nint>();
            AddTensors(outputs, first, (end - first) / OperationLayout.ValueSize);
            operation.Outputs.AddRange(outputs.Select(output => (output, NativeTensor.Shape(output))));
        }
    }

    private void AddTensors(List<nint> tensors, nint first, nint count)
    {
        for (var i = 0; i < count; i++)
        {
            var value = first + (i * OperationLayout.ValueSize);
            var (payload, tag) = (Marshal.ReadIntPtr(value), (uint)Marshal.ReadInt32(value + nint.Size));
            if (tag == _layout.TensorTag && payload != 0 && !IsUndefined(payload))
            {
                tensors.Add(payload);
            }
            else if (tag == _layout.List?.Tag && payload != 0)
            {
                var (start, end) = (Marshal.ReadIntPtr(payload + _layout.List.Value.Values), Marshal.ReadIntPtr(payload + _layout.List.Value.Values + nint.Size));
                AddTensors(tensors, start, (end - start) / OperationLayout.ValueSize);
            }
        }
    }

    /// <summary>An absent tensor is a singleton in static memory, which has no shape to ask for.</summary>
    private static bool IsUndefined(nint implementation) => implementation == RecordCallbacks.UndefinedTensor;

    private static OperationLayout? Calibrate()
    {
        if (!RecordCallbacks.AreSupported)
        {
            return null;
        }

        using var memory = new OwnMemory();
        using var scope = NewDisposeScope();
        using var outside = no_grad();
        var (a, b) = (ones(2, 3), ones(3));
        var (first, second) = (NativeTensor.Implementation(a), NativeTensor.Implementation(b));
        var (inputs, outputs, tag, isFound) = (0, 0, 0u, false);
        (uint Tag, int Values)? list = null;
        Observe("aten::add", () => a.add(b), record => isFound = OperationLayout.TryFindInputs(memory, record, first, second, out inputs, out tag));
        if (!isFound)
        {
            return null;
        }

        // In place, so that the output's address is known beforehand.
        isFound = false;
        Observe("aten::add_", () => a.add_(b), _ => { }, record => isFound = OperationLayout.TryFindVector(memory, record, tag, [first], out outputs));
        Observe("aten::cat", () => cat([b, b]), record =>
        {
            Span<nint> words = stackalloc nint[2];
            if (memory.TryReadWords(record + inputs, words[..1]) && memory.TryReadWords(words[0], words)
                && OperationLayout.TryFindVector(memory, words[0], tag, [second, second], out var values))
            {
                list = ((uint)words[1], values);
            }
        });
        return isFound ? new OperationLayout(inputs, outputs, tag, list) : null;
    }

    private static void Observe(string name, Action operation, Action<nint> began, Action<nint>? ended = null)
    {
        RecordCallbacks.StartCallback start = (result, record) =>
        {
            Marshal.WriteIntPtr(result, 0);
            if (RecordCallbacks.NameOf(record) == name)
            {
                began(record);
            }

            return result;
        };
        RecordCallbacks.EndCallback end = (record, _) =>
        {
            if (RecordCallbacks.NameOf(record) == name)
            {
                ended?.Invoke(record);
            }
        };
        var handle = RecordCallbacks.Add(start, end);
        try
        {
            operation();
        }
        finally
        {
            RecordCallbacks.Remove(handle);
            GC.KeepAlive(start);
            GC.KeepAlive(end);
        }
    }
}
